package org.dropwhere.spec;

/** The features of the data as they are, without an embedding. */
public record FeaturesSpec() implements InputSpec {

    @Override
    public int width(int inputs) {
        return inputs;
    }

    @Override
    public boolean maskZero() {
        return false;
    }
}
