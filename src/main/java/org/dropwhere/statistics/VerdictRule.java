package org.dropwhere.statistics;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.dropwhere.statistics.Verdict.Kind;
import org.dropwhere.statistics.Verdict.Reason;

/**
 * The rule for verdicts. A difference is claimed where {@link MeanDifference}, corrected by {@link Holm} for the number
 * of comparisons, and the sign-flip test both find it; being equivalent, where {@link Equivalence} finds it, corrected
 * likewise. Where all seeds were tested on the same sequences, {@link CrossedEstimate} has to find it too. Neither is
 * claimed from fewer than {@link Verdict#FEWEST_SEEDS} seeds, for which normal distributions would have to be taken on
 * trust, nor where too many trials failed.
 *
 * @param comparisons how many comparisons of the primary metric there are, those of a model with itself not counted
 * @param margin of the primary metric, if one is declared
 * @param looks at how many seeds the results were looked at
 * @param levels that follow from that
 */
record VerdictRule(int comparisons, OptionalDouble margin, InterimLooks looks, Levels levels) {

    /** All comparisons of the primary metric with their verdicts. */
    static List<Comparison> apply(
            List<Comparison> comparisons, OptionalDouble margin, InterimLooks looks, Levels levels) {
        int tested = (int) comparisons.stream()
                .filter(comparison -> !comparison.identical())
                .count();
        VerdictRule rule = new VerdictRule(tested, margin, looks, levels);
        List<Kind> onThese =
                adjusted(comparisons, levels, false).stream().map(rule::kind).toList();
        List<Comparison> adjusted = adjusted(comparisons, levels, true);
        return IntStream.range(0, comparisons.size())
                .mapToObj(i ->
                        adjusted.get(i).withOnThese(onThese.get(i)).with(rule.verdict(adjusted.get(i), onThese.get(i))))
                .toList();
    }

    /** The comparisons with p values that are corrected for their number and for looks. */
    static List<Comparison> adjusted(List<Comparison> comparisons, Levels levels) {
        return adjusted(comparisons, levels, true);
    }

    /**
     * The same.
     *
     * @param ofSequencesLikeThese whether test sequences that all seeds share count as drawn, as seeds do
     */
    private static List<Comparison> adjusted(
            List<Comparison> comparisons, Levels levels, boolean ofSequencesLikeThese) {
        List<Comparison> tested = comparisons.stream()
                .filter(comparison -> !comparison.identical())
                .toList();
        Iterator<Double> differences = Holm.adjust(tested.stream()
                        .map(comparison -> levels.overall(
                                ofDifference(comparison, ofSequencesLikeThese).orElse(1)))
                        .toList())
                .iterator();
        Iterator<Double> equivalences = Holm.adjust(tested.stream()
                        .map(comparison -> levels.overallOneSided(ofEquivalence(comparison, ofSequencesLikeThese)))
                        .toList())
                .iterator();
        return comparisons.stream()
                .map(comparison -> comparison.identical()
                        ? comparison
                        : adjusted(comparison, differences.next(), equivalences.next()))
                .toList();
    }

    private static Comparison adjusted(Comparison comparison, double difference, double equivalence) {
        return comparison.withAdjusted(
                comparison.pairs().allEqual() ? OptionalDouble.empty() : OptionalDouble.of(difference), equivalence);
    }

    /** The p value of a difference; absent where there is nothing to test. */
    private static OptionalDouble ofDifference(Comparison comparison, boolean ofSequencesLikeThese) {
        return comparison.pairs().allEqual()
                ? OptionalDouble.empty()
                : comparison.evidence().inference().stream()
                        .mapToDouble(mean -> Math.max(
                                mean.p(),
                                crossed(comparison, ofSequencesLikeThese)
                                        .map(CrossedEstimate::p)
                                        .orElse(0.0)))
                        .findFirst();
    }

    /** The p value of equivalence; 1 where there is no margin. */
    private static double ofEquivalence(Comparison comparison, boolean ofSequencesLikeThese) {
        return comparison
                .equivalence()
                .map(test -> Math.max(
                        test.p(),
                        crossed(comparison, ofSequencesLikeThese)
                                .map(estimate -> estimate.pWithin(test.margin()))
                                .orElse(0.0)))
                .orElse(1.0);
    }

    private static Optional<CrossedEstimate> crossed(Comparison comparison, boolean ofSequencesLikeThese) {
        return comparison.shared().filter(shared -> ofSequencesLikeThese).flatMap(SharedTestSequences::estimate);
    }

    /**
     * The verdict.
     *
     * @param onThese what the seeds alone claim
     */
    private Verdict verdict(Comparison comparison, Kind onThese) {
        Kind kind = kind(comparison);
        if (kind == Kind.INCONCLUSIVE && onThese != Kind.INCONCLUSIVE) {
            // Not the seeds, but the test sequences are too few.
            return Verdict.inconclusive(Reason.TEST_SEQUENCES, Optional.empty());
        }
        return switch (kind) {
            case DIFFERENT, DIFFERENT_WITHIN_MARGIN -> Verdict.different(kind, isBeyondMargin(comparison));
            case INCONCLUSIVE ->
                Verdict.inconclusive(reason(comparison), new SeedsNeeded(comparisons, margin, looks).toAdd(comparison));
            default -> Verdict.of(kind);
        };
    }

    /**
     * What may be claimed.
     *
     * @param comparison with p values that are corrected
     */
    Kind kind(Comparison comparison) {
        if (comparison.identical()) {
            return Kind.IDENTICAL;
        }
        int n = comparison.pairs().n();
        if (n < Verdict.FEWEST_SEEDS || comparison.failures().areMany(n)) {
            return Kind.INCONCLUSIVE;
        }
        boolean different = comparison.adjusted().orElse(1) <= Levels.TOTAL && signsAgree(comparison);
        boolean equivalent = comparison
                .equivalence()
                .filter(test -> test.adjusted().orElse(1) <= Levels.TOTAL / 2)
                .isPresent();
        if (different) {
            return equivalent ? Kind.DIFFERENT_WITHIN_MARGIN : Kind.DIFFERENT;
        }
        return equivalent ? Kind.EQUIVALENT : Kind.INCONCLUSIVE;
    }

    private boolean signsAgree(Comparison comparison) {
        double smallest = SignFlip.smallest(comparison.pairs().n());
        return comparison.evidence().permutation().orElse(1) <= Math.max(levels.difference(), smallest);
    }

    /** By Bonferroni's method, as each side of the margin is another claim than that of a difference. */
    private boolean isBeyondMargin(Comparison comparison) {
        if (margin.isEmpty() || comparison.evidence().inference().isEmpty()) {
            return false;
        }
        double bound = margin.getAsDouble();
        MeanDifference mean = comparison.evidence().inference().get();
        Optional<CrossedEstimate> both = crossed(comparison, true);
        double above = Math.max(
                mean.pAbove(bound), both.map(estimate -> estimate.pAbove(bound)).orElse(0.0));
        double below = Math.max(
                mean.pBelow(-bound),
                both.map(estimate -> estimate.pBelow(-bound)).orElse(0.0));
        return Math.min(above, below) <= levels.equivalence() / comparisons;
    }

    private Reason reason(Comparison comparison) {
        int n = comparison.pairs().n();
        if (n < Verdict.FEWEST_SEEDS) {
            return Reason.TOO_FEW_SEEDS;
        }
        if (comparison.failures().areMany(n)) {
            return Reason.FAILURES;
        }
        if (comparison.pairs().allEqual() && margin.isEmpty()) {
            return Reason.NO_DIFFERENCE;
        }
        if (comparison
                .evidence()
                .inference()
                .filter(mean -> mean.standardError() == 0)
                .isPresent()) {
            return Reason.EQUAL_DIFFERENCES;
        }
        if (comparison.adjusted().orElse(1) <= Levels.TOTAL) {
            return Reason.SIGNS;
        }
        double p = ofDifference(comparison, true).orElse(1);
        double equivalenceP = ofEquivalence(comparison, true);
        boolean isOneOfSeveral = comparisons > 1
                && ((p <= levels.difference() && signsAgree(comparison)) || equivalenceP <= levels.equivalence());
        if (isOneOfSeveral) {
            return Reason.COMPARISONS;
        }
        return comparison.equivalence().filter(this::isForbiddenByGroups).isPresent() ? Reason.GROUPS : Reason.SPREAD;
    }

    /** The larger p value is that of the groups. */
    private boolean isForbiddenByGroups(Equivalence test) {
        return test.ofGroups().isPresent() && test.ofGroups().getAsDouble() == test.p();
    }
}
