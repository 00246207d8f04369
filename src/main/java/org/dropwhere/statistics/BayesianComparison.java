package org.dropwhere.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the seeds of a comparison make probable, beside its verdict and without any part in it. It is not corrected for
 * looks or for the number of comparisons.
 *
 * @param comparison on the primary metric, of {@link Verdict#FEWEST_SEEDS} seeds or more
 * @param t by Student's distribution; absent if all differences are equal, or too large for a standard deviation
 * @param signedRank by the signed-rank model; absent if there is neither a difference nor a margin, and where seeds
 *     share sequences, which its draws take for independent
 */
public record BayesianComparison(Comparison comparison, Optional<Posterior> t, Optional<Posterior> signedRank) {

    /** Of all comparisons that have seeds enough, those of a model with itself left out. */
    public static List<BayesianComparison> of(Comparisons comparisons) {
        return comparisons.ofPrimary().stream()
                .filter(comparison ->
                        !comparison.identical() && comparison.pairs().n() >= Verdict.FEWEST_SEEDS)
                .map(comparison -> of(comparison, comparisons.margin()))
                .toList();
    }

    private static BayesianComparison of(Comparison comparison, OptionalDouble margin) {
        List<Double> gains = comparison.pairs().differences().stream()
                .map(difference -> comparison.metric().higherIsBetter() ? difference : -difference)
                .toList();
        return new BayesianComparison(
                comparison,
                comparison.evidence().t().isPresent()
                                && comparison.evidence().difference().sd().isPresent()
                        ? Optional.of(BayesianT.of(gains, margin, comparison.variation()))
                        : Optional.empty(),
                (margin.isEmpty() && comparison.pairs().allEqual())
                                || comparison.variation().testPerTraining() > 0
                        ? Optional.empty()
                        : Optional.of(BayesianSignedRank.of(gains, margin)));
    }
}
