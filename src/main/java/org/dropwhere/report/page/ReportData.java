package org.dropwhere.report.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.AdditionalTable;
import org.dropwhere.report.KnownData;
import org.dropwhere.report.MachineKinds;
import org.dropwhere.report.Missing;
import org.dropwhere.report.chart.Chart;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.results.ResultTable;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.Comparisons;

/**
 * The data of a report page.
 *
 * @param plan what was to be done
 * @param data what is known of its sequences
 * @param results what is known of its trials
 * @param summaries of every arm
 * @param summary the summaries' first numbers as a table
 * @param comparisons of the arms
 * @param compared all numbers of the comparisons as a table
 * @param additions tables beside the verdict
 * @param charts in the order in which one would look at them
 * @param experiment the experiment as one file, if it is known
 * @param provenances what computed each trial that has ended, key by key
 * @param missing what could not be made until now
 */
public record ReportData(
        Plan plan,
        KnownData data,
        List<PlannedRunResult> results,
        List<ArmSummary> summaries,
        ResultTable summary,
        Comparisons comparisons,
        ResultTable compared,
        List<AdditionalTable> additions,
        List<Chart> charts,
        Optional<String> experiment,
        List<Map<String, String>> provenances,
        List<Missing> missing) {

    /** Copies the lists. */
    public ReportData {
        results = List.copyOf(results);
        summaries = List.copyOf(summaries);
        additions = List.copyOf(additions);
        charts = List.copyOf(charts);
        provenances = List.copyOf(provenances);
        missing = List.copyOf(missing);
    }

    /** How many trials have ended, failed ones included. */
    public int ended() {
        return PlannedRunResult.ended(results).size();
    }

    /** What computed the trials that have ended. */
    public MachineKinds kinds() {
        return MachineKinds.of(results, provenances);
    }

    boolean complete() {
        return ended() == plan.trials().size();
    }
}
