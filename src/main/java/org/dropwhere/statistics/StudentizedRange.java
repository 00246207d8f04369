package org.dropwhere.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The range of several independent standard normal numbers (Tukey 1953, "The problem of multiple comparisons"). */
final class StudentizedRange {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** A normal number is farther from 0 once in 10^15 draws. */
    private static final double FARTHEST = 8;

    private static final int STEPS = 400;
    private static final int HALVINGS = 50;

    private StudentizedRange() {}

    /**
     * The range that is exceeded with a given probability.
     *
     * @param k how many numbers, at least 2
     */
    static double exceeded(int k, double probability) {
        // Twice as far as the farthest of them: no range is larger.
        return Numerics.smallest(
                0, 2 * FARTHEST, HALVINGS, range -> 1 - cumulativeProbability(range, k) <= probability);
    }

    /** Any of the k is the smallest, at z, and all others lie within the range above it. */
    private static double cumulativeProbability(double range, int k) {
        double step = 2 * FARTHEST / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double z = -FARTHEST + i * step;
            double others = NORMAL.cumulativeProbability(z + range) - NORMAL.cumulativeProbability(z);
            sum += Numerics.simpson(i, STEPS) * NORMAL.density(z) * Math.pow(others, k - 1.0);
        }
        return k * sum * step / 3;
    }
}
