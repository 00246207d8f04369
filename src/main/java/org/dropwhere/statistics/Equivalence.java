package org.dropwhere.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether two arms differ by less than a margin: two one-sided tests (Schuirmann 1987, "A comparison of the two
 * one-sided tests procedure and the power approach"), of which the larger p value counts, by {@link MeanDifference};
 * and if the seeds fall into {@link BimodalOutcome}, these are tested, too. Each is held against half the level of a
 * difference, so that equivalence is claimed just where the 95 % interval is within the margin.
 *
 * @param margin the largest difference that does not matter, either way, in the unit of the metric
 * @param p small if the difference is within the margin
 * @param ofGroups the p value of the groups alone, if there are two
 * @param adjusted p by Holm's method over all comparisons and looks; absent until all are known
 */
public record Equivalence(double margin, double p, OptionalDouble ofGroups, OptionalDouble adjusted) {

    /**
     * The test; absent for fewer than two pairs.
     *
     * @param variation what differs from seed to seed
     */
    static Optional<Equivalence> of(
            Pairs pairs, Optional<MeanDifference> mean, double margin, SeedVariation variation) {
        OptionalDouble groups = BimodalOutcome.of(pairs).stream()
                .mapToDouble(each -> each.p(margin, variation))
                .findFirst();
        return mean.map(each -> new Equivalence(
                margin,
                Math.max(groups.orElse(0), Math.max(each.pAbove(-margin), each.pBelow(margin))),
                groups,
                OptionalDouble.empty()));
    }

    Equivalence withAdjusted(double newAdjusted) {
        return new Equivalence(margin, p, ofGroups, OptionalDouble.of(newAdjusted));
    }
}
