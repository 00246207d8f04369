package org.dropwhere.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dropwhere.spec.Adam;
import org.dropwhere.spec.AdamW;
import org.dropwhere.spec.Clipping;
import org.junit.jupiter.api.Test;

class AdamOptimizerTest {
    private static final Adam KERAS = new Adam(0.001, 0.9, 0.999, 1e-7, false, 0, Clipping.NONE);

    /** In double precision, over enough steps for the corrections to fade. */
    @Test
    void weightsFollowTheFormula() {
        Descent steps = new Descent(KERAS, 1);
        double m = 0;
        double v = 0;
        double w = 0;
        for (int t = 1; t <= 2000; t++) {
            double g = Math.sin(t) + 0.25;
            m = 0.9 * m + 0.1 * (float) g;
            v = 0.999 * v + 0.001 * (float) g * (float) g;
            w -= 0.001 * Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t)) * m / (Math.sqrt(v) + 1e-7);

            assertEquals(w, steps.next((float) g)[0], 1e-5 * Math.max(Math.abs(w), 0.1), "step " + t);
        }
        assertEquals(v, steps.slot(1)[0], 1e-5 * v);
    }

    /**
     * By hand, with the gradient 1e-7: 0.001 · sqrt(0.001) / 0.1 · 1e-8 / (sqrt(1e-17) + 1e-7). Beside the corrected
     * root it would be 0.001 · 1e-7 / (1e-7 + 1e-7) = 5e-4.
     */
    @Test
    void epsilonIsBesideTheUncorrectedRoot() {
        assertEquals(-3.06535e-5, new Descent(KERAS, 1).next(1e-7f)[0], 1e-9);
    }

    /** By hand, with rate 1, decays 0.5: the mean square falls from 8 to 4, amsgrad divides by the root of 8. */
    @Test
    void amsgradNeverForgetsTheLargestMeanSquare() {
        Descent adam = new Descent(new Adam(1, 0.5, 0.5, 1e-12, false, 0, Clipping.NONE), 1);
        Descent amsgrad = new Descent(new Adam(1, 0.5, 0.5, 1e-12, true, 0, Clipping.NONE), 1);
        double first = Math.sqrt(0.5) / 0.5 * 2 / Math.sqrt(8);
        double rate = Math.sqrt(0.75) / 0.75;
        adam.next(4);
        assertEquals(-first, amsgrad.next(4)[0], 1e-6);
        assertEquals(-first - rate * 1 / Math.sqrt(4), adam.next(0)[0], 1e-6);
        assertEquals(-first - rate * 1 / Math.sqrt(8), amsgrad.next(0)[0], 1e-6);
        assertEquals(2, adam.optimizer().slots());
        assertEquals(3, amsgrad.optimizer().slots());
    }

    @Test
    void adamWHasTheSameRule() {
        assertEquals(Optimizer.of(KERAS), Optimizer.of(new AdamW(1, 0.9, 0.999, 1e-7, false, 0.5, Clipping.NONE)));
    }

    /** By hand: m = 0.2, and v = 0.001 · 16 of the first weight, 0.001 · 4 of the second, which has one occurrence. */
    @Test
    void squaresOfOccurrencesAreTakenInPlaceOfTheSquareOfTheirSum() {
        float[] weights = new Descent(KERAS, 2).nextByOccurrence(new float[] {2, 2}, new float[] {16, 4});
        assertEquals(-0.0005, weights[0], 1e-8);
        assertEquals(-0.001, weights[1], 1e-8);
    }

    @Test
    void onlyTheMeanGradientMayBeNegative() {
        Optimizer optimizer = Optimizer.of(new Adam(1, 0.5, 0.5, 1e-12, true, 0, Clipping.NONE));
        assertTrue(optimizer.canHold(0, -1));
        assertFalse(optimizer.canHold(1, -1));
        assertFalse(optimizer.canHold(2, -1));
        assertTrue(optimizer.canHold(2, 0));
    }

    @Test
    void whatIsRememberedOfARareTokenFadesToNothingAndNotToADenormal() {
        Descent steps = new Descent(new Adam(0.001, 0.9, 0.95, 1e-7, false, 0, Clipping.NONE), 2);
        steps.next(1e-3f, -1e-18f);
        for (int step = 0; step < 3000; step++) {
            float[] weights = steps.next(0, 0);
            for (int slot = 0; slot < 2; slot++) {
                for (float value : steps.slot(slot)) {
                    float size = Math.abs(value);
                    assertTrue(size == 0 || size >= Float.MIN_NORMAL, "slot " + slot + " holds " + value);
                }
            }
            assertTrue(Float.isFinite(weights[0]), "weight " + weights[0]);
        }
    }
}
