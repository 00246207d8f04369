package org.dropwhere.report.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.KnownData;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.results.ResultTable;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.FirstLook;
import org.dropwhere.statistics.ResultsByArm;

/** Report data without tables and charts, for tests of single sections. */
final class HandMadeReport {
    private HandMadeReport() {}

    static ReportData of(Plan plan, List<PlannedRunResult> results) {
        ResultsByArm byArm = ResultsByArm.of(plan, results);
        return new ReportData(
                plan,
                KnownData.of(plan, Map.of()),
                results,
                ArmSummary.of(byArm),
                new ResultTable(List.of()),
                FirstLook.compare(byArm),
                new ResultTable(List.of()),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
