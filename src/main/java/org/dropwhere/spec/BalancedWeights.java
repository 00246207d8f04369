package org.dropwhere.spec;

import java.util.Arrays;

/**
 * The weights with which both labels count alike: {@code n / (2 n_label)} of n training sequences of which n_label have
 * the label (scikit-learn's {@code class_weight="balanced"}). They are counted as they are trained on, with their
 * noise.
 */
public record BalancedWeights() implements ClassWeights {
    @Override
    public LabelWeights of(int[] labels) {
        long ones = Arrays.stream(labels).filter(label -> label == 1).count();
        return new LabelWeights(weight(labels.length, labels.length - ones), weight(labels.length, ones));
    }

    /** A label that no sequence has needs no weight. */
    private static double weight(int all, long ofLabel) {
        return ofLabel == 0 ? 1 : all / (2.0 * ofLabel);
    }
}
