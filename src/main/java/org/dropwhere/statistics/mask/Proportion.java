package org.dropwhere.statistics.mask;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.dropwhere.statistics.Interval;

/**
 * How often something came out of independent draws.
 *
 * @param hits how often
 * @param n of how many, at least 1
 */
record Proportion(int hits, int n) {
    private static final double TAIL_95 = 0.025;
    /** What is right is called wrong once in a million looks. */
    static final double CHANCE_OF_ERROR = 1e-6;

    double value() {
        return (double) hits / n;
    }

    /**
     * The exact 95 % interval (Clopper and Pearson 1934, "The use of confidence or fiducial limits illustrated in the
     * case of the binomial").
     */
    Interval ci95() {
        double low = hits == 0 ? 0 : BetaDistribution.of(hits, n - hits + 1.0).inverseCumulativeProbability(TAIL_95);
        double high = hits == n ? 1 : BetaDistribution.of(hits + 1.0, n - hits).inverseSurvivalProbability(TAIL_95);
        return new Interval(low, high);
    }

    /** Whether the binomial test of a probability, two-sided, finds nothing against it. */
    boolean allows(double probability) {
        BinomialDistribution distribution = BinomialDistribution.of(n, probability);
        return distribution.cumulativeProbability(hits) > CHANCE_OF_ERROR / 2
                && distribution.survivalProbability(hits - 1) > CHANCE_OF_ERROR / 2;
    }
}
