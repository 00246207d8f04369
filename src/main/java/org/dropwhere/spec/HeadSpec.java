package org.dropwhere.spec;

/** What turns the last hidden state into an answer. */
public enum HeadSpec {
    /** A dense unit whose sigmoid is the probability of label 1. */
    SIGMOID(1);

    private final int units;

    HeadSpec(int units) {
        this.units = units;
    }

    /** Outputs of the dense layer. */
    public int units() {
        return units;
    }
}
