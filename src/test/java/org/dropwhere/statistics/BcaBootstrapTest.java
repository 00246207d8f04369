package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
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

    private static Interval of(double unit, Integer... values) {
        return new BcaBootstrap()
                .of(Stream.of(values).map(value -> value * unit).toList(), 0.05);
    }

    /**
     * Exact: all 7^7 and 6^6 resamples, counted in whole numbers. In units of a fiftieth, sums of the same numbers in
     * another order differ by rounding.
     */
    @Test
    void countsMeansThatAreEqualToTheSamplesHalfInAnyUnit() {
        for (double unit : new double[] {1, 0.02, 1 / 3.0, 1e-9}) {
            Interval symmetric = of(unit, -1, -3, 1, 1, 1, 3, -1);
            assertEquals(-9 / 7.0, symmetric.low() / unit, 1e-9);
            assertEquals(9 / 7.0, symmetric.high() / unit, 1e-9);
            Interval single = of(unit, 1, 0, 0, 0, 0, 0);
            assertEquals(0, single.low() / unit, 1e-9);
            assertEquals(4 / 6.0, single.high() / unit, 1e-9);
        }
    }
}
