package org.dropwhere.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.Sgd;
import org.junit.jupiter.api.Test;

class SgdOptimizerTest {
    private static Descent descent(double momentum, boolean nesterov) {
        return new Descent(new Sgd(0.5, momentum, nesterov, 0, Clipping.NONE), 2);
    }

    @Test
    void withoutMomentumItFollowsTheGradientAndKeepsNothing() {
        Descent steps = descent(0, false);
        assertEquals(0, steps.optimizer().slots());
        assertArrayEquals(new float[] {-1, 2}, steps.next(2, -4));
        assertArrayEquals(new float[] {-1.5f, 2}, steps.next(1, 0));
    }

    /** By hand: m = -1, then 0.25 · -1 - 0.5 = -0.75. */
    @Test
    void momentumTakesAShareOfTheLastStepAgain() {
        Descent steps = descent(0.25, false);
        assertEquals(1, steps.optimizer().slots());
        assertArrayEquals(new float[] {-1, 0}, steps.next(2, 0));
        assertArrayEquals(new float[] {-1.75f, 0}, steps.next(1, 0));
    }

    /** By hand: m = -1, w = 0.25 · -1 - 1; then m = -0.75, w = w + 0.25 · -0.75 - 0.5. */
    @Test
    void nesterovLooksAhead() {
        Descent steps = descent(0.25, true);
        assertArrayEquals(new float[] {-1.25f, 0}, steps.next(2, 0));
        assertArrayEquals(new float[] {-1.9375f, 0}, steps.next(1, 0));
    }

    @Test
    void nesterovHasAMomentum() {
        assertThrows(IllegalArgumentException.class, () -> descent(0, true));
    }

    @Test
    void aVelocityFadesToNothingAndNotToADenormal() {
        Descent steps = descent(0.5, false);
        steps.next(1, -1);
        for (int step = 0; step < 300; step++) {
            steps.next(0, 0);
            float velocity = Math.abs(steps.slot(0)[0]);
            assertTrue(velocity == 0 || velocity >= Float.MIN_NORMAL, "velocity " + velocity);
        }
    }
}
