package org.dropwhere.spec.task;

import java.util.List;
import java.util.Map;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.setting.DefaultValue;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;

/**
 * Label says which of two Markov chains wrote the sequence; every bigram is a weak hint, as in text. With the
 * vocabulary as a circle and h = vocabulary / 2, the chain of label 1 prefers the h successors that are the token
 * itself and those just above it, the chain of label 0 the h just below it. With bits, that is to repeat or to switch.
 * Both chains visit all tokens equally often: single tokens carry no information. The chains are the same for every
 * seed. Needs a length of 2 or more.
 *
 * @param strength probability in (0, 1] that the next token is one of the chain's preferred successors rather than any
 *     token
 */
public record Bigram(double strength) implements Task {
    /** What all tasks of this kind have in common. */
    public static final TaskKind KIND = new TaskKind(
            "bigram",
            "which of two Markov chains wrote the sequence?",
            List.of(Need.length(2, "a bigram is two tokens")),
            List.of(new Setting(
                    "strength",
                    "probability that a token is followed by one that its chain prefers",
                    "",
                    Limits.above(0).upTo(1),
                    DefaultValue.to(0.3))),
            values -> new Bigram(values.real("strength")));

    @Override
    public TaskKind kind() {
        return KIND;
    }

    @Override
    public Values values() {
        return new Values(Map.of("strength", strength));
    }

    /**
     * Walks one of the two chains, from a uniform first token: with probability {@code strength} to one of the chain's
     * preferred successors, else to any token, both uniformly.
     */
    @Override
    public SequenceGenerator generator(int length, int vocabulary) {
        int half = vocabulary / 2;
        return (tokens, label, stream) -> {
            RandomStream preferring = stream.at("preferring");
            RandomStream steps = stream.at("steps");
            int firstPreferred = label == 1 ? 0 : vocabulary - half;
            tokens[0] = steps.below(vocabulary, 0);
            for (int t = 1; t < tokens.length; t++) {
                int step = preferring.uniform(t) < strength
                        ? firstPreferred + steps.below(half, t)
                        : steps.below(vocabulary, t);
                tokens[t] = (tokens[t - 1] + step) % vocabulary;
            }
        };
    }
}
