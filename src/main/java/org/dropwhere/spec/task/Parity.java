package org.dropwhere.spec.task;

import java.util.List;
import java.util.Map;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.setting.DefaultValue;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;

/**
 * Label 1 if an odd number of the last {@code bits} tokens are odd. Sensitive to every one of them; hopeless for long
 * sequences.
 *
 * @param bits how many of the last tokens count, from 1 to the length
 */
public record Parity(int bits) implements Task {
    private static final int MOST_BITS_BY_DEFAULT = 8;

    /** What all tasks of this kind have in common. */
    public static final TaskKind KIND = new TaskKind(
            "parity",
            "were an odd number of the last tokens odd?",
            List.of(),
            List.of(new Setting(
                    "bits",
                    "how many of the last tokens count",
                    "time steps",
                    Limits.whole(1, 100_000).upToLengthLess(0),
                    DefaultValue.byLength(
                            "Where absent, " + MOST_BITS_BY_DEFAULT + ", or the length if that is shorter.",
                            length -> Math.min(length, MOST_BITS_BY_DEFAULT)))),
            values -> new Parity(values.whole("bits")));

    @Override
    public TaskKind kind() {
        return KIND;
    }

    @Override
    public Values values() {
        return new Values(Map.of("bits", bits));
    }

    /**
     * Uniform tokens, the last ones on condition that their parity is the label: step by step, whether a token is odd
     * is drawn with its probability given the parity that it and those after it must come to.
     */
    @Override
    public SequenceGenerator generator(int length, int vocabulary) {
        int oddTokens = vocabulary / 2;
        double oddShare = (double) oddTokens / vocabulary;
        return (tokens, label, stream) -> {
            SequenceGenerator.fillUniformly(tokens, vocabulary, stream.at("tokens"));
            RandomStream oddness = stream.at("oddness");
            RandomStream chosen = stream.at("values");
            int needed = label;
            for (int left = bits; left > 0; left--) {
                int t = tokens.length - left;
                double odd = oddShare
                        * probability(1 - needed, left - 1, vocabulary)
                        / probability(needed, left, vocabulary);
                if (oddness.uniform(t) < odd) {
                    tokens[t] = 2 * chosen.below(oddTokens, t) + 1;
                    needed = 1 - needed;
                } else {
                    tokens[t] = 2 * chosen.below(vocabulary - oddTokens, t);
                }
            }
        };
    }

    /** The probability that the number of odd ones among {@code count} uniform tokens has this parity. */
    private static double probability(int parity, int count, int vocabulary) {
        double evenMinusOdd = (double) (vocabulary % 2) / vocabulary;
        double bias = StrictMath.pow(evenMinusOdd, count);
        return (parity == 0 ? 1 + bias : 1 - bias) / 2;
    }
}
