package org.dropwhere.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dropwhere.statistics.Verdict.Kind;

/**
 * The rule for verdicts. A difference is claimed where the paired t test, corrected by {@link Holm} for the number of
 * comparisons, and the sign-flip test both find it; being equivalent, where {@link Equivalence} finds it. Where all
 * seeds were tested on the same sequences, {@link SharedTestSequences} has to find it too. Neither is claimed from
 * fewer than {@link Verdict#FEWEST_SEEDS} seeds, for which normal distributions would have to be taken on trust.
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
        List<Comparison> tested = comparisons.stream()
                .filter(comparison -> !comparison.identical())
                .toList();
        VerdictRule rule = new VerdictRule(tested.size(), margin, looks, levels);
        List<OptionalDouble> single = tested.stream()
                .map(comparison -> PairedTests.forVerdict(comparison.pairs().differences()))
                .toList();
        List<Double> onThese = Holm.adjust(
                single.stream().map(p -> levels.overall(p.orElse(1))).toList());
        List<Double> adjusted = Holm.adjust(IntStream.range(0, tested.size())
                .mapToObj(
                        i -> SharedTestSequences.p(single.get(i), tested.get(i).shared()))
                .map(p -> levels.overall(p.orElse(1)))
                .toList());
        List<Comparison> judged = new ArrayList<>();
        int next = 0;
        for (Comparison comparison : comparisons) {
            OptionalDouble p = OptionalDouble.empty();
            OptionalDouble overSeeds = OptionalDouble.empty();
            if (!comparison.identical()) {
                if (single.get(next).isPresent()) {
                    p = OptionalDouble.of(adjusted.get(next));
                    overSeeds = OptionalDouble.of(onThese.get(next));
                }
                next++;
            }
            judged.add(rule.judged(comparison, p, overSeeds));
        }
        return judged;
    }

    /**
     * With its verdict.
     *
     * @param adjusted the p value that the verdict is built on, corrected for looks and comparisons
     * @param overSeeds the same of the seeds alone
     */
    private Comparison judged(Comparison comparison, OptionalDouble adjusted, OptionalDouble overSeeds) {
        if (comparison.identical()) {
            return comparison.with(adjusted, Verdict.of(Kind.IDENTICAL));
        }
        Kind onThese = kind(comparison.pairs().differences(), comparison.equivalence(), overSeeds, levels);
        Kind kind = SharedTestSequences.kind(onThese, comparison.shared(), adjusted, margin, levels);
        return comparison.with(adjusted, verdict(comparison, kind, onThese)).withOnThese(onThese);
    }

    private Verdict verdict(Comparison comparison, Kind kind, Kind onThese) {
        // Where the seeds have told, it is the test sequences that are too few.
        OptionalInt seedsToAdd = kind == Kind.INCONCLUSIVE && onThese == Kind.INCONCLUSIVE
                ? new SeedsNeeded(comparisons, margin, looks).toAdd(comparison.pairs(), comparison.evidence())
                : OptionalInt.empty();
        return new Verdict(kind, seedsToAdd, OptionalDouble.empty());
    }

    /**
     * What may be claimed.
     *
     * @param adjusted the p value of {@link PairedTests#forVerdict}, corrected for looks and comparisons
     */
    static Kind kind(
            List<Double> differences, Optional<Equivalence> equivalence, OptionalDouble adjusted, Levels levels) {
        int n = differences.size();
        if (n < Verdict.FEWEST_SEEDS) {
            return Kind.INCONCLUSIVE;
        }
        boolean different = adjusted.orElse(1) <= Levels.TOTAL
                && SignFlip.p(differences) <= Math.max(levels.difference(), SignFlip.smallest(n));
        boolean equivalent =
                equivalence.map(test -> test.p() <= levels.equivalence()).orElse(false);
        if (different) {
            return equivalent ? Kind.DIFFERENT_WITHIN_MARGIN : Kind.DIFFERENT;
        }
        return equivalent ? Kind.EQUIVALENT : Kind.INCONCLUSIVE;
    }
}
