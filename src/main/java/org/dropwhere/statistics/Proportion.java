package org.dropwhere.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How often something came out of independent draws, with two kinds of interval and a test.
 *
 * @param hits how often, 0 to n; a tie may count as half a hit, which makes intervals too wide rather than too narrow
 * @param n the number of draws, at least 1
 */
public record Proportion(double hits, int n) {
    private static final double TAIL = 0.025;
    private static final double Z = NormalDistribution.of(0, 1).inverseSurvivalProbability(TAIL);

    /** The share of the draws. */
    public double value() {
        return hits / n;
    }

    /**
     * The 95 % score interval (Wilson 1927, "Probable inference, the law of succession, and statistical inference"),
     * which stays within [0, 1] and has a width even where all draws agree.
     */
    public Interval wilson95() {
        return wilson95(SeedVariation.INDEPENDENT);
    }

    /**
     * The same of seeds.
     *
     * @param variation what differs from seed to seed: those that share sequences count as fewer
     */
    public Interval wilson95(SeedVariation variation) {
        double share = value();
        double z2 = Z * Z / variation.apart(n);
        double middle = (share + z2 / 2) / (1 + z2);
        double reach = Math.sqrt(share * (1 - share) * z2 + z2 * z2 / 4) / (1 + z2);
        return new Interval(Math.max(0, middle - reach), Math.min(1, middle + reach));
    }

    /**
     * The exact 95 % interval (Clopper and Pearson 1934, "The use of confidence or fiducial limits illustrated in the
     * case of the binomial"), which covers the true probability at least that often.
     */
    public Interval clopperPearson95() {
        double low = hits == 0 ? 0 : BetaDistribution.of(hits, n - hits + 1.0).inverseCumulativeProbability(TAIL);
        double high = hits == n ? 1 : BetaDistribution.of(hits + 1.0, n - hits).inverseSurvivalProbability(TAIL);
        return new Interval(low, high);
    }

    /**
     * Whether the exact binomial test, two-sided, does not reject a probability. Half a hit counts as none.
     *
     * @param level how often a true probability is rejected at most
     */
    public boolean allows(double probability, double level) {
        BinomialDistribution distribution = BinomialDistribution.of(n, probability);
        return distribution.cumulativeProbability((int) hits) > level / 2
                && distribution.survivalProbability((int) hits - 1) > level / 2;
    }
}
