package org.dropwhere.statistics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.ComparedAxes;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.Trial;
import org.dropwhere.spec.ComparedAxis;
import org.dropwhere.spec.Variant;

/**
 * Two arms that an experiment compares: two variants at one point of the sweep, or one variant at two points that
 * differ in one axis.
 *
 * @param arm the one in question
 * @param baseline the one that it is compared with
 */
public record ArmPair(Arm arm, Arm baseline) {

    /** What the trials of both arms are, seed by seed. */
    record Trials(List<Trial> arm, List<Trial> baseline) {}

    /** All that a plan compares: variants, point by point, then values, axis by axis. */
    public static List<ArmPair> of(Plan plan) {
        return Stream.concat(variants(plan), along(plan)).toList();
    }

    private static Stream<ArmPair> variants(Plan plan) {
        return plan.points().stream()
                .flatMap(point -> plan.experiment().comparisons().stream()
                        .map(contrast ->
                                new ArmPair(new Arm(point, contrast.variant()), new Arm(point, contrast.baseline()))));
    }

    /**
     * For each variant each value with the baseline's, the other axes held fixed. An axis that changes nothing of a
     * variant has no comparison; where another axis changes nothing of the two arms, they are the same trials again and
     * compared once.
     */
    private static Stream<ArmPair> along(Plan plan) {
        List<ArmPair> pairs = new ArrayList<>();
        Set<Trials> seen = new HashSet<>();
        Set<Point> points = new HashSet<>(plan.points());
        for (ComparedAxis axis : ComparedAxes.of(plan)) {
            for (Point point : plan.points()) {
                Optional<Point> baseline = Optional.of(point.atBaselineOf(axis))
                        .filter(other -> !other.equals(point) && points.contains(other));
                for (Variant variant : plan.experiment().variants()) {
                    baseline.map(other -> new ArmPair(new Arm(point, variant.name()), new Arm(other, variant.name())))
                            .filter(pair -> !pair.isIdentical(plan) && seen.add(pair.trials(plan)))
                            .ifPresent(pairs::add);
                }
            }
        }
        return pairs.stream();
    }

    /** Whether both are the same model, trained on the same, and share their trials. */
    boolean isIdentical(Plan plan) {
        Trials trials = trials(plan);
        return trials.arm().equals(trials.baseline());
    }

    Trials trials(Plan plan) {
        return new Trials(trials(plan, arm), trials(plan, baseline));
    }

    private static List<Trial> trials(Plan plan, Arm arm) {
        return plan.runs(arm).stream().map(PlannedRun::trial).toList();
    }
}
