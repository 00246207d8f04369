package org.dropwhere.statistics;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What normally distributed differences say of their mean, if nothing was known of it before (Corani and Benavoli 2015,
 * "A Bayesian approach for comparing cross-validated algorithms on multiple data sets", equation 9, with a correlation
 * of 0 where seeds share no training data as the folds of a cross-validation do): Student's t distribution with n - 1
 * degrees of freedom around the sample's mean, as wide as the mean's standard error.
 */
final class BayesianT {
    private BayesianT() {}

    /**
     * The posterior probabilities.
     *
     * @param gains by how much the arm was better, seed by seed; at least two, not all equal
     * @param margin within which a gain does not matter
     * @param variation what differs from seed to seed
     */
    static Posterior of(List<Double> gains, OptionalDouble margin, SeedVariation variation) {
        Estimate estimate = Estimate.of(gains);
        double mean = estimate.mean().orElseThrow();
        double error = variation.widening(estimate.n()) * estimate.sd().orElseThrow() / Math.sqrt(estimate.n());
        double bound = margin.orElse(0);
        TDistribution t = TDistribution.of(estimate.n() - 1.0);
        double low = (-bound - mean) / error;
        double high = (bound - mean) / error;
        return new Posterior(
                t.cumulativeProbability(low),
                margin.isPresent() ? OptionalDouble.of(t.probability(low, high)) : OptionalDouble.empty(),
                t.survivalProbability(high));
    }
}
