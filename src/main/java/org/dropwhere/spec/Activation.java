package org.dropwhere.spec;

/** What a dense layer does to each of its sums. */
public enum Activation implements Keyed {
    /** {@code max(0, x)}. */
    RELU("relu"),
    /** The hyperbolic tangent. */
    TANH("tanh"),
    /** The logistic function. */
    SIGMOID("sigmoid"),
    /** Nothing. */
    LINEAR("linear");

    private final String key;

    Activation(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
