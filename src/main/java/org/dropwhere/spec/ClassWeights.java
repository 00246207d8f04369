package org.dropwhere.spec;

import java.io.Serializable;

/**
 * Keras' {@code class_weight}: what the loss of a training sequence is multiplied by, according to its label. The loss
 * of a batch is the sum of these products divided by the number of sequences, whatever the weights' sum.
 */
public sealed interface ClassWeights extends Serializable permits LabelWeights, BalancedWeights {
    /** All alike. */
    ClassWeights NONE = LabelWeights.EQUAL;

    /** The weights where the training sequences have these labels, each 0 or 1. */
    LabelWeights of(int[] labels);
}
