package org.dropwhere.results;

import java.util.List;
import java.util.Optional;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.Outcome;

/**
 * What is known of one planned run.
 *
 * @param run the variant, point and seed
 * @param outcome how its trial ended; absent as long as it has not
 */
public record PlannedRunResult(PlannedRun run, Optional<Outcome> outcome) {

    /** The trials that have ended, failed ones too, each once, in the order of the results. */
    public static List<Trial> ended(List<PlannedRunResult> results) {
        return results.stream()
                .filter(result -> result.outcome().isPresent())
                .map(result -> result.run().trial())
                .distinct()
                .toList();
    }
}
