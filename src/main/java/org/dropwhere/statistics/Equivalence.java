package org.dropwhere.statistics;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether two arms differ by less than a margin: two one-sided tests (Schuirmann 1987, "A comparison of the two
 * one-sided tests procedure and the power approach"), of which the larger p value counts. Each is done by Student's t
 * and by {@link SignFlip}, and if the seeds fall into {@link BimodalOutcome}, these are tested, too; the most careful
 * wins.
 *
 * @param margin the largest difference that does not matter, either way, in the unit of the metric
 * @param p small if the difference is within the margin
 * @param ci90 the 90 % interval of the mean difference, which is within the margin just when the t tests' p is below 5
 *     %; absent if it would be too wide, see {@link Estimate#LARGEST_REACH}
 */
public record Equivalence(double margin, double p, Optional<Interval> ci90) {
    private static final double ROUNDING = 1e-12;

    /**
     * The test; absent for fewer than two pairs.
     *
     * @param possible what a difference can be
     * @param level each of the two tests has it, so that of their conjunction is no larger; the interval's is twice it
     */
    static Optional<Equivalence> of(Pairs pairs, double margin, Interval possible, double level) {
        if (pairs.n() < 2) {
            return Optional.empty();
        }
        List<Double> differences = pairs.differences();
        double groups = BimodalOutcome.of(pairs).map(each -> each.p(margin)).orElse(0.0);
        List<Double> mirrored =
                differences.stream().map(difference -> -difference).toList();
        double p = Math.max(groups, Math.max(below(margin, differences), below(margin, mirrored)));
        Optional<Interval> ci90 =
                Estimate.of(differences).interval(2 * level).map(interval -> interval.within(possible));
        return Optional.of(new Equivalence(margin, p, ci90));
    }

    /** The p value of the claim that the mean is below a bound. */
    private static double below(double bound, List<Double> differences) {
        List<Double> distances =
                differences.stream().map(difference -> bound - difference).toList();
        return Math.max(t(Estimate.of(distances)), SignFlip.upper(distances));
    }

    /** The one-sided t test of a mean above 0. Without any spread it is sure of what it sees. */
    private static double t(Estimate distance) {
        if (distance.sd().isEmpty()) {
            return 1;
        }
        double mean = distance.mean().orElseThrow();
        double sd = distance.sd().getAsDouble();
        if (sd <= ROUNDING) {
            return mean > ROUNDING ? 0 : 1;
        }
        return TDistribution.of(distance.n() - 1).survivalProbability(mean / sd * Math.sqrt(distance.n()));
    }
}
