package org.dropwhere.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.Outcome;

/**
 * How the trials of a plan are called. Made once for a plan, since it goes through all of it; what it is asked then
 * costs the same for a plan of any size. Thread-safe.
 */
final class TrialNames {
    private final Map<String, List<PlannedRun>> cells = new HashMap<>();
    private final Map<String, String> arms = new ConcurrentHashMap<>();

    TrialNames(Plan plan) {
        plan.runs()
                .forEach(cell -> cells.computeIfAbsent(cell.trial().id(), id -> new ArrayList<>())
                        .add(cell));
    }

    /** The arms for which a trial answers, in the order of the plan; arms that are the same model share a trial. */
    List<Arm> armsOf(Trial trial) {
        return cells(trial).stream().map(PlannedRun::arm).toList();
    }

    /** The names of those arms, with what their points have in common: {@code one = other (data.train=500)}. */
    String arms(Trial trial) {
        return arms.computeIfAbsent(trial.id(), id -> arms(cells(trial)));
    }

    private static String arms(List<PlannedRun> cells) {
        Map<String, List<Point>> variants = new LinkedHashMap<>();
        cells.stream()
                .map(PlannedRun::arm)
                .forEach(arm -> variants.computeIfAbsent(arm.variant(), name -> new ArrayList<>())
                        .add(arm.point()));
        return variants.entrySet().stream()
                .map(variant -> new Arm(Point.common(variant.getValue()), variant.getKey()).name())
                .collect(Collectors.joining(" = "));
    }

    /** The arms and the experiment's seed: {@code control, seed 1}. */
    String name(Trial trial) {
        return arms(trial) + ", seed " + cells(trial).get(0).seed();
    }

    /** A sentence that says how a trial failed. */
    String failure(Trial trial, Outcome.Failed failed) {
        return name(trial) + " failed in epoch " + failed.epoch() + ": " + failed.reason();
    }

    private List<PlannedRun> cells(Trial trial) {
        return cells.getOrDefault(trial.id(), List.of());
    }
}
