package org.dropwhere.spec.task;

import java.util.List;
import java.util.Map;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.setting.DefaultValue;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;

/**
 * Label 1 if more tokens come from the upper half of the vocabulary than from the lower, label 0 if more come from the
 * lower. A sum over time: easy to about 0.95, graded near the boundary.
 *
 * @param margin smallest difference of the two counts in any sequence, from 1 to the length
 */
public record Majority(int margin) implements Task {
    /** What all tasks of this kind have in common. */
    public static final TaskKind KIND = new TaskKind(
            "majority",
            "more tokens of the upper or of the lower half of the vocabulary?",
            List.of(),
            List.of(new Setting(
                    "margin",
                    "smallest difference of the two counts in any sequence",
                    "tokens",
                    Limits.whole(1, 100_000).upToLengthLess(0),
                    DefaultValue.to(1))),
            values -> new Majority(values.whole("margin")));

    @Override
    public TaskKind kind() {
        return KIND;
    }

    @Override
    public Values values() {
        return new Values(Map.of("margin", margin));
    }

    @Override
    public SequenceGenerator generator(int length, int vocabulary) {
        return new Generator(margin, length, vocabulary);
    }

    /**
     * Draws how many tokens each half gets, then their order, then the tokens. The counts are weighted by the number of
     * sequences that have them, so all sequences with the label and the margin are equally likely.
     */
    private static final class Generator implements SequenceGenerator {
        private final int length;
        private final int vocabulary;
        private final int margin;
        private final int half;
        private final double[] logFactorials;
        /** For each possible count of the middle token, from 0, how many sequences have it. */
        private final double[] logMiddleWeights;

        Generator(int margin, int length, int vocabulary) {
            this.length = length;
            this.vocabulary = vocabulary;
            this.margin = margin;
            this.half = vocabulary / 2;
            this.logFactorials = logFactorials(length);
            boolean hasMiddle = vocabulary % 2 == 1;
            this.logMiddleWeights = new double[hasMiddle ? length - margin + 1 : 1];
            for (int middle = 0; middle < logMiddleWeights.length; middle++) {
                logMiddleWeights[middle] = LogWeights.logSum(logMajorityWeights(middle));
            }
        }

        @Override
        public void fill(int[] tokens, int label, RandomStream stream) {
            RandomStream counts = stream.at("counts");
            int middle = LogWeights.draw(logMiddleWeights, counts.uniform(0));
            int majority = smallestMajority(middle) + LogWeights.draw(logMajorityWeights(middle), counts.uniform(1));
            int[] order = stream.at("order").permutation(length);
            RandomStream chosen = stream.at("tokens");
            for (int i = 0; i < length; i++) {
                int token;
                if (i < middle) {
                    token = half;
                } else {
                    boolean upper = (i < middle + majority) == (label == 1);
                    token = chosen.below(half, i) + (upper ? vocabulary - half : 0);
                }
                tokens[order[i]] = token;
            }
        }

        /** How many sequences have each majority that the middle tokens leave possible, from the smallest. */
        private double[] logMajorityWeights(int middle) {
            int others = length - middle;
            int smallest = smallestMajority(middle);
            double[] weights = new double[others - smallest + 1];
            for (int i = 0; i < weights.length; i++) {
                int majority = smallest + i;
                // The multinomial coefficient without the factorial of the length, which all have in common.
                weights[i] = others * StrictMath.log(half)
                        - logFactorials[middle]
                        - logFactorials[majority]
                        - logFactorials[others - majority];
            }
            return weights;
        }

        private int smallestMajority(int middle) {
            return (length - middle + margin + 1) / 2;
        }

        private static double[] logFactorials(int largest) {
            double[] logs = new double[largest + 1];
            for (int i = 1; i <= largest; i++) {
                logs[i] = logs[i - 1] + StrictMath.log(i);
            }
            return logs;
        }
    }
}
