package org.dropwhere.statistics;

import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Outcome.Failed;

/**
 * Seeds of which a trial failed. They are missing from all estimates, and not by chance: what made them fail may be
 * what is compared.
 *
 * @param arm seeds in which the arm's trial failed and the baseline's did not
 * @param baseline seeds in which only the baseline's failed
 * @param both seeds in which both failed
 */
public record Failures(int arm, int baseline, int both) {
    /** No trial failed. */
    public static final Failures NONE = new Failures(0, 0, 0);

    /** With a larger share of seeds lost there is no verdict on the others. Chosen, not measured. */
    public static final double LARGEST_SHARE = 0.2;

    /** How many seeds are lost. */
    public int seeds() {
        return arm + baseline + both;
    }

    /**
     * Whether so many are lost that the others may be another kind of seeds.
     *
     * @param left how many seeds there are of which no trial failed
     */
    public boolean areMany(int left) {
        return seeds() > LARGEST_SHARE * (seeds() + left);
    }

    /**
     * The p value of the claim that one of the two fails more often: McNemar's test, exact and two-sided (McNemar 1947,
     * "Note on the sampling error of the difference between correlated proportions or percentages").
     */
    public double p() {
        int one = arm + baseline;
        return one == 0
                ? 1
                : Math.min(1, 2 * BinomialDistribution.of(one, 0.5).cumulativeProbability(Math.min(arm, baseline)));
    }

    /** Of the outcomes of two arms by seed. */
    static Failures of(Map<Long, Optional<Outcome>> arm, Map<Long, Optional<Outcome>> baseline) {
        int armOnly = 0;
        int baselineOnly = 0;
        int both = 0;
        for (Map.Entry<Long, Optional<Outcome>> seed : arm.entrySet()) {
            boolean armFailed = failed(seed.getValue());
            boolean baselineFailed = failed(baseline.getOrDefault(seed.getKey(), Optional.empty()));
            armOnly += armFailed && !baselineFailed ? 1 : 0;
            baselineOnly += baselineFailed && !armFailed ? 1 : 0;
            both += armFailed && baselineFailed ? 1 : 0;
        }
        return new Failures(armOnly, baselineOnly, both);
    }

    private static boolean failed(Optional<Outcome> outcome) {
        return outcome.filter(Failed.class::isInstance).isPresent();
    }
}
