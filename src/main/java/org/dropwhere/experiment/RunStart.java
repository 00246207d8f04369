package org.dropwhere.experiment;

import java.util.List;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlanPart;
import org.dropwhere.plan.Trial;

/**
 * A run whose folder is open.
 *
 * @param plan all trials
 * @param part which of them the run is about
 * @param earlier what earlier runs have left of the part
 * @param open the trials that this run trains, in the order of the plan
 * @param outcomes of the part's trials that have ended; grows while the run goes on
 */
public record RunStart(Plan plan, PlanPart part, EarlierWork earlier, List<Trial> open, TrialOutcomes outcomes) {
    /** Copies the list. */
    public RunStart {
        open = List.copyOf(open);
    }

    /** Of all trials of the plan. */
    public RunStart(Plan plan, EarlierWork earlier, List<Trial> open, TrialOutcomes outcomes) {
        this(plan, PlanPart.WHOLE, earlier, open, outcomes);
    }

    /** The trials of the part, in the order of the plan. */
    public List<Trial> trials() {
        return part.trials(plan);
    }
}
