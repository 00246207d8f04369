package org.dropwhere.spec.metric;

/**
 * A classifier's answers to some sequences.
 *
 * @param logits of label 1, one for each sequence
 * @param labels what would have been right, 0 or 1, one for each sequence
 */
public record Answers(double[] logits, int[] labels) {
    /**
     * Checks that there is a label for each answer.
     *
     * @throws IllegalArgumentException if there is not
     */
    public Answers {
        if (logits.length != labels.length) {
            throw new IllegalArgumentException(logits.length + " logits for " + labels.length + " labels");
        }
    }

    /** How many there are. */
    public int size() {
        return logits.length;
    }

    /** Whether the answer to a sequence is 1: its probability is above 0.5. */
    public boolean isPositive(int sequence) {
        return logits[sequence] > 0;
    }

    /** Whether the answer to a sequence is right. */
    public boolean isRight(int sequence) {
        return (isPositive(sequence) ? 1 : 0) == labels[sequence];
    }

    /** The probability of label 1. */
    public double probability(int sequence) {
        return sigmoid(logits[sequence]);
    }

    /** The probability of the answer that was given, 0.5 or more. */
    public double confidence(int sequence) {
        return sigmoid(Math.abs(logits[sequence]));
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
