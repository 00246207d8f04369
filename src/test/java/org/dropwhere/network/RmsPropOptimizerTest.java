package org.dropwhere.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dropwhere.spec.RmsProp;
import org.junit.jupiter.api.Test;

class RmsPropOptimizerTest {
    private static final RmsProp KERAS = new RmsProp(0.001, 0.9, 1e-7);

    /** Steps of one optimizer that starts at zero. */
    private static final class Steps {
        private final Optimizer optimizer;
        private final float[][] slots;
        private long step;

        Steps(RmsProp settings, int size) {
            optimizer = Optimizer.of(settings);
            slots = new float[optimizer.slots()][size];
        }

        float[] next(float... gradient) {
            float[] update = gradient.clone();
            optimizer.update(++step, update, slots);
            return update;
        }

        float[] meanSquare() {
            return slots[0];
        }
    }

    @Test
    void updatesFollowTheFormula() {
        double[][] gradients = {{0.5, -2, 0, 1e-3}, {0.25, 3, 0, -1e-3}, {-0.125, 0, 4, 1e-4}, {1, 1, -1, 0}};
        Steps steps = new Steps(KERAS, 4);
        double[] s = new double[4];
        for (double[] g : gradients) {
            float[] floats = new float[4];
            double[] expected = new double[4];
            for (int i = 0; i < 4; i++) {
                floats[i] = (float) g[i];
                s[i] = 0.9 * s[i] + 0.1 * g[i] * g[i];
                expected[i] = 0.001 * g[i] / Math.sqrt(s[i] + 1e-7);
            }

            float[] update = steps.next(floats);

            for (int i = 0; i < 4; i++) {
                assertEquals(expected[i], update[i], 1e-6 * Math.abs(expected[i]), "update " + i);
                assertEquals(s[i], steps.meanSquare()[i], 1e-6 * s[i], "mean square " + i);
            }
        }
    }

    /** By hand: s = 0.1 · 4 = 0.4, update = 0.001 · 2 / sqrt(0.4 + 1e-7). */
    @Test
    void theFirstStepIsTheLearningRateByTheRootOfOneLessRho() {
        assertEquals(0.0031622773, new Steps(KERAS, 1).next(2)[0], 1e-9);
    }

    /** With epsilon outside of the root, the update would be 0.001 · 1e-5 / (3.2e-6 + 1e-7) = 0.003. */
    @Test
    void epsilonIsInsideTheRoot() {
        assertEquals(3.16212e-5, new Steps(KERAS, 1).next(1e-5f)[0], 1e-9);
    }

    @Test
    void settingsAreTakenFromTheDescription() {
        Steps steps = new Steps(new RmsProp(0.5, 0.5, 1), 1);

        // s = 0.5 · 4 = 2, then 0.5 · 2 + 0.5 · 4 = 3.
        assertEquals(0.5 * 2 / Math.sqrt(3), steps.next(2)[0], 1e-7);
        assertEquals(0.5 * 2 / Math.sqrt(4), steps.next(2)[0], 1e-7);
    }

    @Test
    void noGradientMeansNoUpdate() {
        assertArrayEquals(new float[3], new Steps(KERAS, 3).next(0, 0, 0));
    }

    @Test
    void tinyGradientsLeaveNoDenormalMeanSquare() {
        float[] tiny = {1e-17f, -1e-18f, 1e-19f, 1e-22f, Float.MIN_VALUE, 1e-14f};
        Steps steps = new Steps(KERAS, tiny.length);
        for (int step = 0; step < 3; step++) {
            steps.next(tiny);
            for (float square : steps.meanSquare()) {
                assertTrue(square == 0 || square >= Float.MIN_NORMAL, "mean square " + square);
            }
        }
        // 0.1 g² + 0.09 g² + 0.081 g²
        assertEquals(2.71e-29, steps.meanSquare()[5], 1e-31, "a mean square that is not flushed");
    }

    @Test
    void aMeanSquareFadesToNothingAndNotToADenormal() {
        Steps steps = new Steps(KERAS, 1);
        steps.next(1);
        for (int step = 0; step < 2000; step++) {
            steps.next(0);
            float square = steps.meanSquare()[0];
            assertTrue(square == 0 || square >= Float.MIN_NORMAL, "mean square " + square);
        }
        // Nothing beside epsilon; rounding to multiples of 2^-103 holds it up there.
        assertEquals(0, steps.meanSquare()[0], 0x1p-100);
    }
}
