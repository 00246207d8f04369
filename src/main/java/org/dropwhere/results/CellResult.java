package org.dropwhere.results;

import java.util.List;
import java.util.Optional;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.Outcome;

/**
 * What is known of one variant and seed.
 *
 * @param cell the variant and seed
 * @param outcome how its trial ended; absent as long as it has not
 */
public record CellResult(PlannedRun cell, Optional<Outcome> outcome) {

    /** The trials that have ended, failed ones too, each once, in the order of the results. */
    public static List<Trial> ended(List<CellResult> results) {
        return results.stream()
                .filter(result -> result.outcome().isPresent())
                .map(result -> result.cell().trial())
                .distinct()
                .toList();
    }
}
