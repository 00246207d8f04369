package org.dropwhere.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.RmsProp;
import org.junit.jupiter.api.Test;

class RmsPropOptimizerTest {
    private static final RmsProp KERAS = new RmsProp(0.001, 0.9, 1e-7);

    @Test
    void weightsFollowTheFormula() {
        double[][] gradients = {{0.5, -2, 0, 1e-3}, {0.25, 3, 0, -1e-3}, {-0.125, 0, 4, 1e-4}, {1, 1, -1, 0}};
        Descent steps = new Descent(KERAS, 4);
        double[] s = new double[4];
        double[] w = new double[4];
        for (double[] g : gradients) {
            float[] floats = new float[4];
            for (int i = 0; i < 4; i++) {
                floats[i] = (float) g[i];
                s[i] = 0.9 * s[i] + 0.1 * g[i] * g[i];
                w[i] -= 0.001 * g[i] / Math.sqrt(s[i] + 1e-7);
            }

            float[] weights = steps.next(floats);

            for (int i = 0; i < 4; i++) {
                assertEquals(w[i], weights[i], 1e-8, "weight " + i);
                assertEquals(s[i], steps.slot(0)[i], 1e-6 * s[i], "mean square " + i);
            }
        }
    }

    /** By hand: s = 0.1 · 4 = 0.4, update = 0.001 · 2 / sqrt(0.4 + 1e-7). */
    @Test
    void theFirstStepIsTheLearningRateByTheRootOfOneLessRho() {
        assertEquals(-0.0031622773, new Descent(KERAS, 1).next(2)[0], 1e-9);
    }

    /** With epsilon outside of the root, the update would be 0.001 · 1e-5 / (3.2e-6 + 1e-7) = 0.003. */
    @Test
    void epsilonIsInsideTheRoot() {
        assertEquals(-3.16212e-5, new Descent(KERAS, 1).next(1e-5f)[0], 1e-9);
    }

    @Test
    void settingsAreTakenFromTheDescription() {
        Descent steps = new Descent(new RmsProp(0.5, 0.5, 1), 1);

        // s = 0.5 · 4 = 2, then 0.5 · 2 + 0.5 · 4 = 3.
        assertEquals(-0.5 * 2 / Math.sqrt(3), steps.next(2)[0], 1e-7);
        assertEquals(-0.5 * 2 / Math.sqrt(3) - 0.5 * 2 / Math.sqrt(4), steps.next(2)[0], 1e-6);
    }

    @Test
    void noGradientMeansNoStep() {
        assertArrayEquals(new float[3], new Descent(KERAS, 3).next(0, 0, 0));
    }

    /** By hand: q = 0.5 · 2 / sqrt(2 + 1), then 0.5 · 2 / sqrt(3 + 1); m = q, then 0.25 m + q. */
    @Test
    void momentumTakesAShareOfTheLastStepAgain() {
        Descent steps = new Descent(new RmsProp(0.5, 0.5, 1, 0.25, false, 0, Clipping.NONE), 1);
        double first = 1 / Math.sqrt(3);
        double second = 0.25 * first + 0.5;
        assertEquals(-first, steps.next(2)[0], 1e-7);
        assertEquals(-first - second, steps.next(2)[0], 1e-6);
        assertEquals(second, steps.slot(1)[0], 1e-7);
        assertEquals(2, steps.optimizer().slots());
    }

    /** By hand: s = 2, a = 1, variance 1. */
    @Test
    void centeredScalesByTheVariance() {
        Descent steps = new Descent(new RmsProp(0.5, 0.5, 1, 0, true, 0, Clipping.NONE), 1);
        double first = 1 / Math.sqrt(1 + 1);
        assertEquals(-first, steps.next(2)[0], 1e-7);
        // s = 1.5, a = 1 with the gradient 1, variance 0.5.
        assertEquals(-first - 0.5 / Math.sqrt(0.5 + 1), steps.next(1)[0], 1e-6);
        assertEquals(1, steps.slot(1)[0], 1e-7);
        assertEquals(2, steps.optimizer().slots());
    }

    /** Rounding would make the variance of gradients that are all alike negative, and the root not a number. */
    @Test
    void gradientsThatAreAllAlikeHaveNoNegativeVariance() {
        Descent steps = new Descent(new RmsProp(1e-6, 0.9, 1e-20, 0, true, 0, Clipping.NONE), 3);
        for (int step = 0; step < 500; step++) {
            for (float weight : steps.next(1000, 3.3f, 0.7f)) {
                assertTrue(Float.isFinite(weight), "weight " + weight);
            }
        }
    }

    /** By hand: s = 0.5 · 16 of the first weight, and 0.5 · 4 of the second, which has one occurrence. */
    @Test
    void squaresOfOccurrencesAreTakenInPlaceOfTheSquareOfTheirSum() {
        Descent steps = new Descent(new RmsProp(0.5, 0.5, 1), 2);
        float[] weights = steps.nextByOccurrence(new float[] {2, 2}, new float[] {16, 4});
        assertEquals(-0.5 * 2 / Math.sqrt(8 + 1), weights[0], 1e-7);
        assertEquals(-0.5 * 2 / Math.sqrt(2 + 1), weights[1], 1e-7);
    }

    @Test
    void aMeanSquareIsNeverNegativeAndOtherSlotsMayBe() {
        Optimizer optimizer = Optimizer.of(new RmsProp(0.5, 0.5, 1, 0.25, true, 0, Clipping.NONE));
        assertEquals(3, optimizer.slots());
        assertTrue(optimizer.canHold(0, 0));
        assertFalse(optimizer.canHold(0, -1));
        assertTrue(optimizer.canHold(1, -1));
        assertTrue(optimizer.canHold(2, -1));
    }

    @Test
    void tinyGradientsLeaveNoDenormalMeanSquare() {
        float[] tiny = {1e-17f, -1e-18f, 1e-19f, 1e-22f, Float.MIN_VALUE, 1e-14f};
        Descent steps = new Descent(KERAS, tiny.length);
        for (int step = 0; step < 3; step++) {
            steps.next(tiny);
            for (float square : steps.slot(0)) {
                assertTrue(square == 0 || square >= Float.MIN_NORMAL, "mean square " + square);
            }
        }
        // 0.1 g² + 0.09 g² + 0.081 g²
        assertEquals(2.71e-29, steps.slot(0)[5], 1e-31, "a mean square that is not flushed");
    }

    @Test
    void aMeanSquareFadesToNothingAndNotToADenormal() {
        Descent steps = new Descent(KERAS, 1);
        steps.next(1);
        for (int step = 0; step < 2000; step++) {
            steps.next(0);
            float square = steps.slot(0)[0];
            assertTrue(square == 0 || square >= Float.MIN_NORMAL, "mean square " + square);
        }
        // Nothing beside epsilon; rounding to multiples of 2^-103 holds it up there.
        assertEquals(0, steps.slot(0)[0], 0x1p-100);
    }
}
