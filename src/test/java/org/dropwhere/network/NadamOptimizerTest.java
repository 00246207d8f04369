package org.dropwhere.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.Nadam;
import org.junit.jupiter.api.Test;

class NadamOptimizerTest {
    private static final Nadam KERAS = new Nadam(0.001, 0.9, 0.999, 1e-7, 0, Clipping.NONE);

    /** In double precision, as Keras does it: the product is kept from step to step. */
    @Test
    void weightsFollowTheFormula() {
        Descent steps = new Descent(KERAS, 1);
        double m = 0;
        double v = 0;
        double w = 0;
        double product = 1;
        for (int t = 1; t <= 2000; t++) {
            double g = Math.sin(t) + 0.25;
            double u = 0.9 * (1 - 0.5 * Math.pow(0.96, t));
            double next = 0.9 * (1 - 0.5 * Math.pow(0.96, t + 1));
            product *= u;
            m = 0.9 * m + 0.1 * (float) g;
            v = 0.999 * v + 0.001 * (float) g * (float) g;
            double n = next * m / (1 - product * next) + (1 - u) * g / (1 - product);
            w -= 0.001 * n / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-7);

            assertEquals(w, steps.next((float) g)[0], 1e-5 * Math.max(Math.abs(w), 0.1), "step " + t);
        }
    }

    @Test
    void theProductOfAllMomentaIsAFunctionOfTheStep() {
        NadamOptimizer slow = new NadamOptimizer(new Nadam(0.001, 0.9999, 0.999, 1e-7, 0, Clipping.NONE));
        double product = 1;
        for (int t = 1; t <= 20_000; t++) {
            product *= 0.9999 * (1 - 0.5 * Math.pow(0.96, t));
            assertEquals(product, slow.product(t), 1e-11 * product, "step " + t);
        }
    }

    /** By hand, with the gradient 1e-7: v / (1 - 0.999) is 1e-14, so that the divisor is twice 1e-7. */
    @Test
    void epsilonIsBesideTheCorrectedRoot() {
        double u = 0.9 * 0.52;
        double next = 0.9 * (1 - 0.5 * 0.96 * 0.96);
        double n = next * 1e-8 / (1 - u * next) + 1e-7;
        assertEquals(-0.001 * n / 2e-7, new Descent(KERAS, 1).next(1e-7f)[0], 1e-9);
    }

    @Test
    void onlyTheMeanGradientMayBeNegative() {
        Optimizer optimizer = Optimizer.of(KERAS);
        assertEquals(2, optimizer.slots());
        assertTrue(optimizer.canHold(0, -1));
        assertFalse(optimizer.canHold(1, -1));
    }
}
