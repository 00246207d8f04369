package org.dropwhere.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.dropwhere.spec.Spending;

/**
 * How much of a total error may have been spent when a fraction of the largest number of seeds has been seen: nothing
 * at 0, the total at 1, and never less later (Lan and DeMets 1983, "Discrete sequential boundaries for clinical
 * trials").
 */
@FunctionalInterface
interface SpendingFunction {
    /**
     * What may be spent up to a fraction.
     *
     * @param fraction of the largest number of seeds, in (0, 1]
     * @param total the two-sided error of all looks, below 1
     */
    double spent(double fraction, double total);

    /** The function that an experiment file names. */
    static SpendingFunction of(Spending spending) {
        return switch (spending) {
            case OBRIEN_FLEMING -> SpendingFunction::obrienFleming;
            case POCOCK -> SpendingFunction::pocock;
        };
    }

    /** Its bounds are about those of O'Brien and Fleming 1979: 4 (1 - Phi(z(total / 4) / sqrt(fraction))). */
    private static double obrienFleming(double fraction, double total) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        return 4 * normal.survivalProbability(normal.inverseSurvivalProbability(total / 4) / Math.sqrt(fraction));
    }

    /** Its bounds are about those of Pocock 1977: total ln(1 + (e - 1) fraction). */
    private static double pocock(double fraction, double total) {
        return total * Math.log1p((Math.E - 1) * fraction);
    }
}
