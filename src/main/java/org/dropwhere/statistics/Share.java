package org.dropwhere.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A share of seeds.
 *
 * @param value the share
 * @param ci95 its 95 % interval
 */
public record Share(double value, Interval ci95) {
    private static final double Z = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025);

    /**
     * With Wilson's score interval (Wilson 1927, "Probable inference, the law of succession, and statistical
     * inference"), which stays within [0, 1] and has a width even where all seeds agree.
     *
     * @param hits how many seeds; a tie may count as half a hit, which makes the interval too wide rather than too
     *     narrow
     * @param n of how many, at least 1
     */
    static Share wilson(double hits, int n) {
        double share = hits / n;
        double z2 = Z * Z / n;
        double middle = (share + z2 / 2) / (1 + z2);
        double reach = Math.sqrt(share * (1 - share) * z2 + z2 * z2 / 4) / (1 + z2);
        return new Share(share, new Interval(Math.max(0, middle - reach), Math.min(1, middle + reach)));
    }
}
