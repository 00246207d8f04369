package org.dropwhere.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlanPart;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.Outcome;

/**
 * What a run has found in its folder.
 *
 * @param before the plan of the run before
 * @param ended the trials of the plan that have ended, in its order, with how they did
 * @param begun those that have not ended and have a checkpoint, from which a run continues them
 * @param notInPlan finished trials that the plan does not have, by their ids
 * @param changedData if trials are not in the plan since the content of their files has changed, a sentence for each
 *     set of files that has
 * @param damaged a sentence for each file that was damaged and is set aside
 */
public record FolderContents(
        Optional<Plan> before,
        Map<Trial, Outcome> ended,
        List<Trial> begun,
        List<TrialOutsidePlan> notInPlan,
        List<String> changedData,
        List<String> damaged) {

    /** Copies lists and map, and keeps their order. */
    public FolderContents {
        ended = Collections.unmodifiableMap(new LinkedHashMap<>(ended));
        begun = List.copyOf(begun);
        notInPlan = List.copyOf(notInPlan);
        changedData = List.copyOf(changedData);
        damaged = List.copyOf(damaged);
    }

    FolderContents withChangedData(List<String> sentences) {
        return new FolderContents(before, ended, begun, notInPlan, sentences, damaged);
    }

    /**
     * With more trials of the plan that have ended.
     *
     * @param plan whose order they are brought into
     */
    public FolderContents with(Plan plan, Map<Trial, Outcome> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<Trial, Outcome> all = new LinkedHashMap<>();
        for (Trial trial : plan.trials()) {
            Optional.ofNullable(more.getOrDefault(trial, ended.get(trial)))
                    .ifPresent(outcome -> all.put(trial, outcome));
        }
        return new FolderContents(
                before,
                all,
                begun.stream().filter(trial -> !more.containsKey(trial)).toList(),
                notInPlan,
                changedData,
                damaged);
    }

    /** With those trials of the plan only that are in a part of it. */
    public FolderContents of(PlanPart part) {
        Map<Trial, Outcome> ofPart = new LinkedHashMap<>();
        ended.forEach((trial, outcome) -> {
            if (part.has(trial)) {
                ofPart.put(trial, outcome);
            }
        });
        return new FolderContents(
                before, ofPart, begun.stream().filter(part::has).toList(), notInPlan, changedData, damaged);
    }

    /** Whether a trial of the plan has ended and failed. */
    public boolean hasFailed(Trial trial) {
        return ended.get(trial) instanceof Outcome.Failed;
    }
}
