package org.dropwhere.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean difference of two arms with its error over seeds <em>and</em> test sequences: both are samples, crossed with
 * each other, since all seeds are tested on the same sequences.
 *
 * <p>Let d be 1 where only the arm answers a sequence rightly, -1 where only the baseline does and 0 elsewhere, for
 * each of n seeds and q sequences. By the two-way analysis of variance without replication, with mean squares MS of
 * seeds, sequences and residuals, the squared standard error of the mean of d is (MS seeds + MS sequences - MS
 * residual) / (n q), and Satterthwaite's degrees of freedom are those of this sum (Brennan 2001, "Generalizability
 * Theory", sections 5.3 and 6.2; Satterthwaite 1946, "An approximate distribution of estimates of variance components",
 * equation 17). If sequences vary by no more than residuals do, their part is 0 and the error is that over seeds.
 *
 * <p>Nothing that it claims is claimed by the seeds alone less surely: every interval contains Student's over seeds,
 * and every p value is at least that of his test.
 *
 * @param seeds how many there are, 2 or more
 * @param sequences how many test sequences there are, 2 or more
 * @param difference the mean of d: the mean difference of the accuracies
 * @param standardError of the difference, over seeds and sequences; at least that over seeds
 * @param degreesOfFreedom of the standard error, above 0
 * @param standardErrorOverSeeds of the difference on just these sequences, with {@code seeds - 1} degrees of freedom
 */
public record CrossedEstimate(
        int seeds,
        int sequences,
        double difference,
        double standardError,
        double degreesOfFreedom,
        double standardErrorOverSeeds) {

    /** The two-sided p value of a difference. */
    public double p() {
        return Math.min(1, 2 * Math.min(pBelow(0), pAbove(0)));
    }

    /** The p value of the one-sided test that the difference is below a bound. */
    public double pBelow(double bound) {
        return above(bound - difference);
    }

    /** The p value of the one-sided test that the difference is above a bound. */
    public double pAbove(double bound) {
        return above(difference - bound);
    }

    /** The p value of the two one-sided tests that the difference is nearer to 0 than a margin. */
    public double pWithin(double margin) {
        return Math.max(pBelow(margin), pAbove(-margin));
    }

    /**
     * The confidence interval of the difference, within what differences of accuracies there can be; absent if it would
     * be too wide, see {@link Estimate#LARGEST_REACH}.
     *
     * @param alpha 1 minus the confidence
     */
    public Optional<Interval> interval(double alpha) {
        if (Estimate.isUninformative(seeds, alpha)) {
            return Optional.empty();
        }
        double reach = Math.max(
                reach(standardError, degreesOfFreedom, alpha), reach(standardErrorOverSeeds, seeds - 1, alpha));
        return Optional.of(new Interval(difference - reach, difference + reach)
                .within(SummaryMetric.TEST_ACCURACY_AT_BEST.possibleDifference()));
    }

    /** The p value of a distance above 0. Without any spread it is sure of what it sees. */
    private double above(double distance) {
        if (standardError == 0) {
            return distance > 0 ? 0 : 1;
        }
        return Math.max(
                survival(distance, standardError, degreesOfFreedom),
                survival(distance, standardErrorOverSeeds, seeds - 1));
    }

    private static double survival(double distance, double error, double freedom) {
        if (error == 0) {
            return distance > 0 ? 0 : 1;
        }
        return TDistribution.of(freedom).survivalProbability(distance / error);
    }

    private static double reach(double error, double freedom, double alpha) {
        return error == 0 ? 0 : error * TDistribution.of(freedom).inverseSurvivalProbability(alpha / 2);
    }
}
