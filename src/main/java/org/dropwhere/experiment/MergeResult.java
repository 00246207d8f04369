package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.Report;
import org.dropwhere.training.Outcome;

/**
 * What became of folders that were merged.
 *
 * @param plan all trials
 * @param folder with the trials of all folders
 * @param failed the trials that failed, in the order of the plan
 * @param missing the trials that have ended in none of the folders, in the order of the plan
 * @param divisions into how many parts the trials are divided of which the folders are parts, ascending; 1 among them
 *     if a folder is no part
 * @param report what was written about the trials that have ended
 */
public record MergeResult(
        Plan plan,
        Path folder,
        Map<Trial, Outcome.Failed> failed,
        List<Trial> missing,
        List<Integer> divisions,
        Report report) {
    /** Copies the map, whose order it keeps, and the lists. */
    public MergeResult {
        failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
        missing = List.copyOf(missing);
        divisions = List.copyOf(divisions);
    }
}
