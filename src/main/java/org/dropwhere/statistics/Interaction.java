package org.dropwhere.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.ComparedAxes;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.spec.ComparedAxis;

/**
 * Whether an effect, which is what a comparison is about, depends on an axis: the effect at a value of the axis minus
 * that at its baseline, seed by seed, with the other axes held fixed. Beside the verdicts, in which it has no part.
 *
 * @param effect a comparison at a value of the axis
 * @param reference the same at the axis's baseline
 * @param axis on which the effect may depend
 * @param differences in each seed in which both effects are known that of the first ({@link Pair#arm}) and of the
 *     second ({@link Pair#baseline})
 * @param estimate of the mean difference, with the interval of the inference
 * @param inference what the differences say of their mean; absent for fewer than 2 seeds
 * @param permutation two-sided p value of the {@link SignFlip} test; absent without seeds
 * @param adjusted p value by Holm's method over all interactions; absent where there is nothing to test
 * @param isShown whether that is at most 5 % and the sign-flip test agrees, from {@link Verdict#FEWEST_SEEDS} seeds on
 *     and where not too many trials failed, see {@link Failures}
 */
public record Interaction(
        Comparison effect,
        Comparison reference,
        ComparedAxis axis,
        Pairs differences,
        Estimate estimate,
        Optional<MeanDifference> inference,
        OptionalDouble permutation,
        OptionalDouble adjusted,
        boolean isShown) {

    /** Four cells of trials: two whose values are added, and two whose values are subtracted. */
    private record Cells(Set<List<Trial>> added, Set<List<Trial>> subtracted) {
        static Cells of(ArmPair.Trials effect, ArmPair.Trials reference) {
            return new Cells(
                    Set.copyOf(List.of(effect.arm(), reference.baseline())),
                    Set.copyOf(List.of(effect.baseline(), reference.arm())));
        }

        /**
         * Where the axis changes neither arm, the two effects are one and the same; where it changes but one, their
         * difference is the comparison of that one along the axis once more.
         */
        boolean areNotFour() {
            return added.stream().anyMatch(subtracted::contains);
        }
    }

    /**
     * Of each comparison along an axis with each other axis, and of each comparison of variants with each axis whose
     * values are compared. Four cells that come up twice, as those of two compared axes do, count once.
     *
     * @param judged the comparisons of the primary metric
     */
    static List<Interaction> of(Plan plan, List<Comparison> judged, Levels levels) {
        Map<ArmPair.Trials, Comparison> known = new HashMap<>();
        judged.stream()
                .filter(comparison -> !comparison.identical())
                .forEach(comparison ->
                        known.putIfAbsent(trials(plan, comparison.arm(), comparison.baseline()), comparison));
        List<ComparedAxis> compared = ComparedAxes.of(plan);
        List<ComparedAxis> all = ComparedAxes.all(plan);
        Set<Cells> seen = new HashSet<>();
        List<Interaction> found = new ArrayList<>();
        for (Comparison effect : known.isEmpty() ? List.<Comparison>of() : judged) {
            for (ComparedAxis axis : effect.along().isEmpty() ? compared : all) {
                Arm arm = moved(effect.arm(), axis);
                boolean isOther = effect.along().stream().noneMatch(axis.paths()::contains);
                if (effect.identical() || !isOther || arm.equals(effect.arm())) {
                    continue;
                }
                ArmPair.Trials reference = trials(plan, arm, moved(effect.baseline(), axis));
                Cells cells = Cells.of(trials(plan, effect.arm(), effect.baseline()), reference);
                Optional.ofNullable(known.get(reference))
                        .filter(there -> !cells.areNotFour() && seen.add(cells))
                        .map(there -> of(effect, there, axis, levels))
                        .ifPresent(found::add);
            }
        }
        return adjusted(found, levels);
    }

    private static Arm moved(Arm arm, ComparedAxis axis) {
        return new Arm(arm.point().atBaselineOf(axis), arm.variant());
    }

    private static ArmPair.Trials trials(Plan plan, Arm arm, Arm baseline) {
        return new ArmPair(arm, baseline).trials(plan);
    }

    private static Interaction of(Comparison effect, Comparison reference, ComparedAxis axis, Levels levels) {
        Map<Long, Pair> others =
                reference.pairs().list().stream().collect(Collectors.toMap(Pair::seed, Function.identity()));
        List<Pair> both = effect.pairs().list().stream()
                .filter(pair -> others.containsKey(pair.seed()))
                .toList();
        List<Pair> ofReference = both.stream()
                .flatMap(pair -> Optional.ofNullable(others.get(pair.seed())).stream())
                .toList();
        Pairs differences = new Pairs(
                IntStream.range(0, both.size())
                        .mapToObj(i -> new Pair(
                                both.get(i).seed(),
                                both.get(i).difference(),
                                ofReference.get(i).difference()))
                        .toList(),
                List.of(),
                List.of());
        SeedVariation variation =
                reference.variation().testPerTraining() > effect.variation().testPerTraining()
                        ? reference.variation()
                        : effect.variation();
        Optional<MeanDifference> inference =
                MeanDifference.of(with(both), with(ofReference), effect.metric(), variation);
        Interval possible = effect.metric().possibleDifference();
        return new Interaction(
                effect,
                reference,
                axis,
                differences,
                Estimate.of(differences.differences())
                        .withInterval(inference.flatMap(mean -> mean.interval(levels.difference())))
                        .within(new Interval(2 * possible.low(), 2 * possible.high())),
                inference,
                both.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(SignFlip.p(differences.differences())),
                OptionalDouble.empty(),
                false);
    }

    private static Pairs with(List<Pair> list) {
        return new Pairs(list, List.of(), List.of());
    }

    /** All with p values that are corrected for their number and for looks. */
    private static List<Interaction> adjusted(List<Interaction> found, Levels levels) {
        List<Double> adjusted = Holm.adjust(found.stream()
                .map(interaction -> levels.overall(interaction.p().orElse(1)))
                .toList());
        return IntStream.range(0, found.size())
                .mapToObj(i -> found.get(i).with(adjusted.get(i), levels))
                .toList();
    }

    private OptionalDouble p() {
        return differences.allEqual()
                ? OptionalDouble.empty()
                : inference.stream().mapToDouble(MeanDifference::p).findFirst();
    }

    private Interaction with(double newAdjusted, Levels levels) {
        int n = differences.n();
        boolean isShown = newAdjusted <= Levels.TOTAL
                && n >= Verdict.FEWEST_SEEDS
                && !effect.failures().areMany(effect.pairs().n())
                && !reference.failures().areMany(reference.pairs().n())
                && permutation.orElse(1) <= Math.max(levels.difference(), SignFlip.smallest(n));
        return new Interaction(
                effect,
                reference,
                axis,
                differences,
                estimate,
                inference,
                permutation,
                p().isPresent() ? OptionalDouble.of(newAdjusted) : OptionalDouble.empty(),
                isShown);
    }
}
