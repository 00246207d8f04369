package org.dropwhere.statistics;

import java.util.List;

/** Keeps numbers so small that their squares and sums are finite. A power of two rounds nothing. */
final class OverflowGuard {
    /** The square of the largest is finite, and so is the sum of any number of such squares. */
    private static final double LARGEST = 0x1p400;

    private static final double STEP = 0x1p-700;

    private OverflowGuard() {}

    /** What the numbers are to be multiplied with: 1 for all that anybody would measure. */
    static double factor(List<Double> values) {
        return values.stream().anyMatch(value -> Math.abs(value) > LARGEST) ? STEP : 1;
    }

    static List<Double> times(double factor, List<Double> values) {
        return factor == 1
                ? values
                : values.stream().map(value -> value * factor).toList();
    }
}
