package org.dropwhere.spec;

/**
 * A weight for each label.
 *
 * @param ofZero above 0
 * @param ofOne above 0
 */
public record LabelWeights(double ofZero, double ofOne) implements ClassWeights {
    /** All alike. */
    public static final LabelWeights EQUAL = new LabelWeights(1, 1);

    /** The weight of a label, 0 or 1. */
    public double of(int label) {
        return label == 0 ? ofZero : ofOne;
    }

    @Override
    public LabelWeights of(int[] labels) {
        return this;
    }
}
