package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.Report;
import org.dropwhere.training.Outcome;

/**
 * What a run came to.
 *
 * @param plan all trials
 * @param folder the experiment's results folder
 * @param outcomes of the trials that have ended, before and in this run, in the order of the plan
 * @param report what was written about them
 */
public record RunResult(Plan plan, Path folder, Map<Trial, Outcome> outcomes, Report report) {
    /** Copies the map, whose order it keeps. */
    public RunResult {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    }

    /** The trials that failed, in the order of the plan. */
    public Map<Trial, Outcome.Failed> failed() {
        return TrialOutcomes.failed(outcomes);
    }
}
