package org.dropwhere.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.chart.Chart;
import org.dropwhere.report.chart.Charts;
import org.dropwhere.report.chart.Fonts;
import org.dropwhere.report.page.Findings;
import org.dropwhere.report.page.ReportPage;
import org.dropwhere.results.CellResult;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.Comparisons;

/**
 * What was written about an experiment's trials.
 *
 * @param summary a table of the variants for the terminal, ended by a line break
 * @param page where {@code report.html} is
 * @param chartProblem a sentence that says why there are no charts, if there are none
 */
public record Report(String summary, Path page, Optional<String> chartProblem) {

    /**
     * Reads the trials that have ended and writes the tables, the charts and the page of the folder: the same trials
     * give the same bytes. The tables come first and do not depend on the charts.
     *
     * @throws org.dropwhere.config.BadInput if a file cannot be written
     */
    public static Report write(ResultsFolder folder, Plan plan) {
        List<CellResult> results = folder.results(plan);
        List<ArmSummary> summaries = ArmSummary.of(plan, results);
        folder.writeTable("epochs", EpochsTable.of(plan.axes(), results));
        folder.writeTable("summary", SummaryTable.of(plan.axes(), summaries));
        Comparisons comparisons = Comparisons.of(plan, results);
        Optional<String> problem = chartProblem(results);
        List<Chart> charts = problem.isEmpty() ? Charts.draw(plan, results, comparisons) : List.of();
        if (problem.isEmpty()) {
            folder.writeCharts(files(charts));
        }
        Path page = folder.writePage(ReportPage.of(new Findings(
                plan,
                results,
                summaries,
                TerminalSummary.table(plan.axes(), summaries),
                comparisons,
                charts,
                folder.provenances(results))));
        return new Report(TerminalSummary.of(plan.axes(), summaries), page, problem);
    }

    /** A sentence that says why this machine cannot draw charts, if it cannot. */
    public static Optional<String> problemWithFonts() {
        return Fonts.problem();
    }

    private static Map<String, byte[]> files(List<Chart> charts) {
        Map<String, byte[]> files = new TreeMap<>();
        for (Chart chart : charts) {
            files.put(chart.name() + ".svg", chart.svg().getBytes(StandardCharsets.UTF_8));
            files.put(chart.name() + ".png", chart.png());
        }
        return files;
    }

    private static Optional<String> chartProblem(List<CellResult> results) {
        boolean nothing = results.stream()
                .flatMap(result -> result.outcome().stream())
                .allMatch(outcome -> outcome.epochs().isEmpty());
        return nothing ? Optional.of("No charts: no trial has completed an epoch.") : Fonts.problem();
    }
}
