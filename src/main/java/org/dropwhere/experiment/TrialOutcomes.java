package org.dropwhere.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.Outcome;

/** How the trials of a plan have ended that have ended so far, before and in a run. Thread-safe. */
public final class TrialOutcomes {
    private final Plan plan;
    private final Map<String, Outcome> byId = new ConcurrentHashMap<>();

    TrialOutcomes(Plan plan, Map<Trial, Outcome> ended) {
        this.plan = plan;
        ended.forEach(this::put);
    }

    void put(Trial trial, Outcome outcome) {
        byId.put(trial.id(), outcome);
    }

    /** All that have ended, in the order of the plan. */
    public Map<Trial, Outcome> ended() {
        Map<Trial, Outcome> ordered = new LinkedHashMap<>();
        plan.trials()
                .forEach(trial ->
                        Optional.ofNullable(byId.get(trial.id())).ifPresent(outcome -> ordered.put(trial, outcome)));
        return ordered;
    }

    /** The trials that failed, in the order of the map. */
    static Map<Trial, Outcome.Failed> failed(Map<Trial, Outcome> outcomes) {
        Map<Trial, Outcome.Failed> failed = new LinkedHashMap<>();
        outcomes.forEach((trial, outcome) -> {
            if (outcome instanceof Outcome.Failed failure) {
                failed.put(trial, failure);
            }
        });
        return failed;
    }

    /** How many have ended. */
    public int endedCount() {
        return byId.size();
    }

    /** How many have finished. */
    public int finishedCount() {
        return Math.toIntExact(byId.values().stream()
                .filter(Outcome.Finished.class::isInstance)
                .count());
    }
}
