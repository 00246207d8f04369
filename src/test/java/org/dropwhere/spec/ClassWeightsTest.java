package org.dropwhere.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClassWeightsTest {
    /** Of scikit-learn 1.9.1: compute_class_weight("balanced", ...) of 5 zeros and 7 ones. */
    @Test
    void balancedWeightsAreThoseOfScikitLearn() {
        LabelWeights weights = new BalancedWeights().of(new int[] {1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1});
        assertEquals(1.2, weights.of(0));
        assertEquals(0.8571428571428571, weights.of(1));
    }

    @Test
    void aLabelThatNobodyHasIsNotDividedBy() {
        assertEquals(new LabelWeights(1, 0.5), new BalancedWeights().of(new int[] {1, 1}));
    }

    @Test
    void givenWeightsAreTheSameWhateverTheLabels() {
        assertEquals(new LabelWeights(1, 3), new LabelWeights(1, 3).of(new int[] {0}));
    }
}
