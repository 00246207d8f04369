package org.dropwhere.cli;

import java.util.ArrayList;
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

/** How the trials of a plan are called. Each name is made once, however often events ask for it. Thread-safe. */
final class TrialNames {
    private final Plan plan;
    private final Map<String, String> arms = new ConcurrentHashMap<>();

    TrialNames(Plan plan) {
        this.plan = plan;
    }

    /** The arms for which a trial answers, in the order of the plan; arms that are the same model share a trial. */
    List<Arm> armsOf(Trial trial) {
        return plan.runs(trial).stream().map(PlannedRun::arm).toList();
    }

    /** The names of those arms, with what their points have in common: {@code one = other (data.train=500)}. */
    String arms(Trial trial) {
        return arms.computeIfAbsent(trial.id(), id -> arms(plan.runs(trial)));
    }

    private static String arms(List<PlannedRun> runs) {
        Map<String, List<Point>> variants = new LinkedHashMap<>();
        runs.stream()
                .map(PlannedRun::arm)
                .forEach(arm -> variants.computeIfAbsent(arm.variant(), name -> new ArrayList<>())
                        .add(arm.point()));
        return variants.entrySet().stream()
                .map(variant -> new Arm(Point.common(variant.getValue()), variant.getKey()).name())
                .collect(Collectors.joining(" = "));
    }

    /** The arms and the experiment's seed: {@code control, seed 1}. */
    String name(Trial trial) {
        return arms(trial) + ", seed " + plan.runs(trial).get(0).seed();
    }

    /** A sentence that says how a trial failed. */
    String failure(Trial trial, Outcome.Failed failed) {
        return name(trial) + " failed in epoch " + failed.epoch() + ": " + failed.reason();
    }
}
