package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BcaBootstrapTest {
    /** SciPy 1.17.1: bootstrap(sample, mean, method='BCa'), of 400,000 resamples; 9,999 are this near. */
    @Test
    void agreesWithScipy() {
        check(0.0015, 0.017125, List.of(0.011, 0.013, -0.005, 0.021, 0.004, -0.008, 0.028, 0.011));
        check(0.009, 0.078, List.of(0.0, 0.01, 0.0, 0.02, 0.15, 0.01, 0.0, 0.03, 0.02, 0.01));
    }

    private static void check(double low, double high, List<Double> sample) {
        Interval interval = new BcaBootstrap().of(sample, 0.05);
        double tolerance = 0.05 * (high - low);
        assertEquals(low, interval.low(), tolerance);
        assertEquals(high, interval.high(), tolerance);
    }

    @Test
    void staysAmongTheMeansThatThereCanBe() {
        Interval interval = new BcaBootstrap().of(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 1.0), 0.05);
        assertTrue(interval.low() >= 0);
        assertTrue(interval.high() <= 1);
    }
}
