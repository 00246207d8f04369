package org.dropwhere.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.chart.Chart;
import org.dropwhere.report.chart.Charts;
import org.dropwhere.report.chart.Fonts;
import org.dropwhere.report.page.Findings;
import org.dropwhere.report.page.ReportPage;
import org.dropwhere.results.CellResult;
import org.dropwhere.results.Look;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.results.TablesJson;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.Looks;

/**
 * What was written about an experiment's trials.
 *
 * @param summary a table of the variants and the verdicts for the terminal, ended by a line break
 * @param tables all numbers for other programs, by name
 * @param ended trials that have ended, be it that they failed
 * @param page where {@code report.html} is
 * @param chartProblem a sentence that says why there are no charts, if there are none
 */
public record Report(
        String summary, Map<String, ResultTable> tables, int ended, Path page, Optional<String> chartProblem) {

    private static final String SUMMARY = "summary";

    /** Copies the map and keeps its order. */
    public Report {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /** Every table under a heading. */
    public String toMarkdown() {
        return tables.entrySet().stream()
                .map(table -> "## " + table.getKey() + "\n\n" + table.getValue().toMarkdown())
                .collect(Collectors.joining("\n"));
    }

    /** The summary alone: CSV holds one table. */
    public String toCsv() {
        return Optional.ofNullable(tables.get(SUMMARY)).orElseThrow().toCsv();
    }

    /** An object with a list of objects for each table. */
    public String toJson() {
        return TablesJson.of(tables);
    }

    /**
     * Reads the trials that have ended and writes the tables, the charts and the page of the folder: the same trials
     * give the same bytes. The tables come first and do not depend on the charts.
     *
     * @throws org.dropwhere.config.BadInput if a file cannot be written
     */
    public static Report write(ResultsFolder folder, Plan plan) {
        List<CellResult> results = folder.results(plan);
        List<ArmSummary> summaries = ArmSummary.of(plan, results);
        Map<String, ResultTable> tables = new LinkedHashMap<>();
        KnownData data = KnownData.of(plan, folder.dataSummaries(plan));
        Comparisons comparisons = Comparisons.of(plan, results, Looks.of(plan, folder.looks()), data::majorityShare);
        ResultTable compared = ComparisonsTable.of(plan.axes(), comparisons.list());
        tables.put(SUMMARY, SummaryTable.of(plan.axes(), summaries));
        tables.put("comparisons", compared);
        folder.writeTable("epochs", EpochsTable.of(plan.axes(), results));
        tables.forEach(folder::writeTable);
        keepLook(folder, plan, results);
        Optional<String> problem = chartProblem(results);
        List<Chart> charts = problem.isEmpty() ? Charts.draw(plan, results, comparisons) : List.of();
        if (problem.isEmpty()) {
            folder.writeCharts(files(charts));
        }
        ResultTable shown = TerminalSummary.table(plan.axes(), summaries);
        Findings findings = new Findings(
                plan,
                data,
                results,
                summaries,
                shown,
                comparisons,
                compared,
                charts,
                folder.experiment(),
                folder.provenances(results));
        Path page = folder.writePage(ReportPage.of(findings));
        return new Report(
                TerminalSummary.of(shown) + TerminalVerdict.of(comparisons), tables, findings.ended(), page, problem);
    }

    /** Before all has ended, nobody can have decided to add seeds for what came out. */
    private static void keepLook(ResultsFolder folder, Plan plan, List<CellResult> results) {
        if (results.stream().allMatch(result -> result.outcome().isPresent())) {
            folder.keep(Look.at(plan));
        }
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
