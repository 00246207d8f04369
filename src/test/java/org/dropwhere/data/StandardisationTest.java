package org.dropwhere.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.dropwhere.sequence.FeatureSteps;
import org.junit.jupiter.api.Test;

class StandardisationTest {
    /** The first feature has the steps 1, 2, 3, 4; the second is always 0.1. */
    private static final FeatureSteps TRAIN =
            new FeatureSteps(new float[][] {{1, 0.1f, 2, 0.1f, 3, 0.1f}, {4, 0.1f}}, 2);

    @Test
    void takesTheMeanAndDividesByTheDeviationOfTheTrainingPart() {
        Standardisation by = Standardisation.of(TRAIN);
        // numpy.mean and numpy.std of [1, 2, 3, 4], NumPy 2.
        assertArrayEquals(new double[] {2.5, 0.1f}, by.means());
        assertArrayEquals(new double[] {1.118033988749895, 1}, by.deviations(), 1e-15);

        FeatureSteps other = (FeatureSteps) by.applyTo(new FeatureSteps(new float[][] {{2.5f, 0.1f}, {5, 0.6f}}, 2));

        assertArrayEquals(new float[] {0, 0}, other.values()[0]);
        assertArrayEquals(new float[] {2.236068f, 0.5f}, other.values()[1], 1e-6f);
    }

    @Test
    void aFeatureThatNeverVariesBecomesZeroAndNothingElse() {
        FeatureSteps standardised = (FeatureSteps) Standardisation.of(TRAIN).applyTo(TRAIN);
        for (float[] sequence : standardised.values()) {
            for (int i = 1; i < sequence.length; i += 2) {
                assertArrayEquals(new float[] {0}, new float[] {sequence[i]});
            }
        }
    }
}
