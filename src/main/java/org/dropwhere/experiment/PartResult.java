package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlanPart;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.Outcome;

/**
 * What a run of a part came to. It has no report: a part tears apart what is compared.
 *
 * @param plan all trials
 * @param part which of them were trained
 * @param folder the part's results folder
 * @param outcomes of the part's trials that have ended, before and in this run, in the order of the plan
 */
public record PartResult(Plan plan, PlanPart part, Path folder, Map<Trial, Outcome> outcomes) {
    /** Copies the map, whose order it keeps. */
    public PartResult {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    }

    /** The trials of the part. */
    public List<Trial> trials() {
        return part.trials(plan);
    }

    /** The command, without the program's name, that merges all parts into the experiment's own folder. */
    public String mergeCommand() {
        return PartFolder.mergeCommand(folder, plan.experiment().name(), part);
    }

    /** The trials that failed, in the order of the plan. */
    public Map<Trial, Outcome.Failed> failed() {
        return TrialOutcomes.failed(outcomes);
    }
}
