package org.dropwhere.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The level of a test at the last of several looks at growing data, so that all looks together err no more often than a
 * given total: each look may spend what its {@link SpendingFunction} has gained since the one before. The bounds are
 * found by integrating over the paths that have crossed none before, see {@link ScoreDensity}. A t test is held against
 * the level that the bound has for a normal one.
 */
final class AlphaSpending {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** In standard deviations of the score: a path beyond it is rarer than {@link #LEAST}. */
    private static final double FARTHEST = 8;
    /**
     * A look that would spend less spends nothing and leaves it to the next one. No test of few seeds is a normal one
     * so far out, and where the fraction is small the share has no digits left, or is 0. Chosen, not measured.
     */
    private static final double LEAST = 1e-12;

    private static final int HALVINGS = 40;

    private AlphaSpending() {}

    /**
     * The two-sided level at the last look; 0 if it has nothing to spend.
     *
     * @param fractions of the largest number of seeds, ascending, each in (0, 1]
     * @param total the two-sided error of all looks, below 1
     */
    static double level(SpendingFunction function, List<Double> fractions, double total) {
        ScoreDensity density = ScoreDensity.START;
        double before = 0;
        double spent = 0;
        for (int look = 0; ; look++) {
            double fraction = fractions.get(look);
            double sd = Math.sqrt(fraction - before);
            double farthest = FARTHEST * Math.sqrt(fraction);
            double now = function.spent(fraction, total);
            boolean spends = now - spent >= LEAST;
            double bound = spends ? bound(density, sd, farthest, now - spent) : farthest;
            if (look == fractions.size() - 1) {
                return spends ? 2 * NORMAL.survivalProbability(bound / Math.sqrt(fraction)) : 0;
            }
            density = density.after(sd, bound, Math.sqrt(fractions.get(look + 1) - fraction));
            before = fraction;
            spent = spends ? now : spent;
        }
    }

    /** The two-sided bound on the score that is crossed with a given probability. */
    private static double bound(ScoreDensity density, double sd, double farthest, double increment) {
        return Numerics.smallest(0, farthest, HALVINGS, bound -> density.beyond(sd, bound) <= increment);
    }
}
