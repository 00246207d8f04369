package org.dropwhere.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The level of a test at the last of several looks at growing data, so that all looks together err no more often than a
 * given total. How much of the total a look may spend follows Lan and DeMets 1983 ("Discrete sequential boundaries for
 * clinical trials") in the way of O'Brien and Fleming: little at first. The bounds are found by integrating over the
 * paths that have crossed none before (Armitage, McPherson and Rowe 1969, "Repeated significance tests on accumulating
 * data"). A t test is held against the level that the bound has for a normal one.
 */
final class AlphaSpending {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** Simpson's rule over the scores that have not crossed a bound. */
    private static final int STEPS = 160;
    /** Nothing is farther; what would be spent before is negligible. */
    private static final double FARTHEST = 8;

    private static final int HALVINGS = 40;

    private AlphaSpending() {}

    /**
     * The two-sided level at the last look.
     *
     * @param fractions of the largest number of seeds, ascending, each in (0, 1]
     * @param total the two-sided error of all looks, below 1
     */
    static double level(List<Double> fractions, double total) {
        double[] scores = {0};
        double[] density = {1};
        double before = 0;
        double spent = 0;
        double bound = 0;
        for (double fraction : fractions) {
            double root = Math.sqrt(fraction - before);
            double now = spent(fraction, total);
            bound = bound(scores, density, root, now - spent) / Math.sqrt(fraction);
            double[] next = grid(bound * Math.sqrt(fraction));
            density = density(scores, density, root, next);
            scores = next;
            before = fraction;
            spent = now;
        }
        return 2 * NORMAL.survivalProbability(bound);
    }

    /**
     * The error that may be spent up to a fraction: 4 (1 - Phi(z(total / 4) / sqrt(fraction))), of O'Brien and Fleming.
     */
    static double spent(double fraction, double total) {
        return 4 * NORMAL.survivalProbability(NORMAL.inverseSurvivalProbability(total / 4) / Math.sqrt(fraction));
    }

    /** The two-sided bound on the score that is crossed with a given probability. */
    private static double bound(double[] scores, double[] density, double root, double increment) {
        return Numerics.smallest(0, FARTHEST, HALVINGS, bound -> beyond(scores, density, root, bound) <= increment);
    }

    private static double beyond(double[] scores, double[] density, double root, double bound) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += weight(scores, i)
                    * density[i]
                    * (NORMAL.survivalProbability((bound - scores[i]) / root)
                            + NORMAL.cumulativeProbability((-bound - scores[i]) / root));
        }
        return sum;
    }

    private static double[] density(double[] scores, double[] density, double root, double[] next) {
        double[] result = new double[next.length];
        for (int k = 0; k < next.length; k++) {
            for (int i = 0; i < scores.length; i++) {
                result[k] += weight(scores, i) * density[i] * NORMAL.density((next[k] - scores[i]) / root) / root;
            }
        }
        return result;
    }

    private static double[] grid(double bound) {
        double[] grid = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            grid[i] = bound * (2.0 * i / STEPS - 1);
        }
        return grid;
    }

    /** Before the first look there is the single score 0. */
    private static double weight(double[] scores, int i) {
        if (scores.length == 1) {
            return 1;
        }
        double step = scores[1] - scores[0];
        return step / 3 * Numerics.simpson(i, scores.length - 1);
    }
}
