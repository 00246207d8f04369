package org.dropwhere.spec;

import java.io.Serializable;

/**
 * Keras' {@code class_weight}: what the loss of a training sequence is multiplied by, according to its label.
 *
 * @param ofZero above 0
 * @param ofOne above 0
 */
public record ClassWeights(double ofZero, double ofOne) implements Serializable {
    /** All alike. */
    public static final ClassWeights NONE = new ClassWeights(1, 1);

    /** The weight of a label, 0 or 1. */
    public double of(int label) {
        return label == 0 ? ofZero : ofOne;
    }
}
