package org.dropwhere.experiment;

import java.util.List;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;

/**
 * A run whose folder is open.
 *
 * @param plan all trials
 * @param earlier what earlier runs have left
 * @param open the trials that this run trains, in the order of the plan
 * @param outcomes of the trials that have ended; grows while the run goes on
 */
public record RunStart(Plan plan, EarlierWork earlier, List<Trial> open, TrialOutcomes outcomes) {
    /** Copies the list. */
    public RunStart {
        open = List.copyOf(open);
    }
}
