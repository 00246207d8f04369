package org.dropwhere.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.execution.ComputingKind;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.PlannedRunResult;

/**
 * Which kind of machine computed each trial that has ended.
 *
 * @param byTrial by the trial's id, in the order of the plan; without those of which nothing is known
 */
public record MachineKinds(Map<String, ComputingKind> byTrial) {

    /**
     * Of what a results folder says.
     *
     * @param results of a plan
     * @param provenances of its trials that have ended, in their order
     */
    public static MachineKinds of(List<PlannedRunResult> results, List<Map<String, String>> provenances) {
        List<Trial> ended = PlannedRunResult.ended(results);
        Map<String, ComputingKind> byTrial = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(ended.size(), provenances.size()); i++) {
            String id = ended.get(i).id();
            ComputingKind.of(provenances.get(i)).ifPresent(kind -> byTrial.put(id, kind));
        }
        return new MachineKinds(byTrial);
    }

    /** Each kind once. */
    public List<ComputingKind> all() {
        return byTrial.values().stream().distinct().toList();
    }

    /** Whether a reader has to know of them: numbers of one experiment were rounded in different ways. */
    public boolean areSeveral() {
        return all().size() > 1;
    }

    /** How many trials are of a kind. */
    long trials(ComputingKind kind) {
        return byTrial.values().stream().filter(kind::equals).count();
    }

    /** The kind of a trial, if it is known. */
    Optional<ComputingKind> of(Trial trial) {
        return Optional.ofNullable(byTrial.get(trial.id()));
    }
}
