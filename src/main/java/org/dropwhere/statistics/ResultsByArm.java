package org.dropwhere.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.training.Outcome;

/**
 * The results of a plan, grouped by arm once, so that everything that is computed for each arm takes time in proportion
 * to the number of results and not to arms times results.
 */
public final class ResultsByArm {
    private final Plan plan;
    private final List<PlannedRunResult> all;
    private final Map<Arm, List<PlannedRunResult>> byArm = new LinkedHashMap<>();

    private ResultsByArm(Plan plan, List<PlannedRunResult> results) {
        this.plan = plan;
        all = List.copyOf(results);
        plan.arms().forEach(arm -> byArm.put(arm, new ArrayList<>()));
        all.forEach(result -> byArm.computeIfAbsent(result.run().arm(), arm -> new ArrayList<>())
                .add(result));
    }

    /**
     * Groups results.
     *
     * @param plan whose arms they belong to
     * @param results one for each cell of the plan, in any order that keeps the seeds of an arm in the plan's order
     */
    public static ResultsByArm of(Plan plan, List<PlannedRunResult> results) {
        return new ResultsByArm(plan, results);
    }

    /** The plan that the results belong to. */
    public Plan plan() {
        return plan;
    }

    /** All results, in the order in which they were given. */
    public List<PlannedRunResult> all() {
        return all;
    }

    /** The arms, in the order of the plan. */
    public List<Arm> arms() {
        return List.copyOf(byArm.keySet());
    }

    /** The results of an arm, in the order of the plan; empty for an arm that the plan does not have. */
    List<PlannedRunResult> of(Arm arm) {
        return Optional.ofNullable(byArm.get(arm)).orElse(List.of());
    }

    /** What differs from seed to seed; an arm of which nothing is planned shares nothing. */
    SeedVariation variation(Arm arm) {
        return of(arm).stream()
                .map(result ->
                        SeedVariation.of(result.run().trial().description().data()))
                .findFirst()
                .orElse(SeedVariation.INDEPENDENT);
    }

    /** Whether intervals are widened for sequences that seeds share, which they divide anew. */
    public boolean haveWidenedIntervals() {
        return arms().stream().anyMatch(arm -> variation(arm).testPerTraining() > 0);
    }

    /** How the trials of an arm that have ended did so, in the order of the plan. */
    Stream<Outcome> outcomes(Arm arm) {
        return of(arm).stream().flatMap(result -> result.outcome().stream());
    }

    /** The outcomes of one kind of an arm's trials, in the order of the plan. */
    <T extends Outcome> List<T> outcomes(Arm arm, Class<T> kind) {
        return outcomes(arm).filter(kind::isInstance).map(kind::cast).toList();
    }
}
