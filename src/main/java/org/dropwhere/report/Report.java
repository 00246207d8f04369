package org.dropwhere.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.chart.Chart;
import org.dropwhere.report.chart.Charts;
import org.dropwhere.report.chart.Fonts;
import org.dropwhere.report.page.Findings;
import org.dropwhere.report.page.ReportPage;
import org.dropwhere.results.CellResult;
import org.dropwhere.results.Look;
import org.dropwhere.results.ReportFiles;
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
    private static final String PAGE = "report.html";

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

    /** The files that a report may have. */
    private static final List<String> FILES = Stream.of(
                    Stream.of("tables/comparisons", "tables/epochs", "tables/" + SUMMARY)
                            .flatMap(name -> Stream.of(name + ".csv", name + ".md")),
                    Charts.NAMES.stream()
                            .flatMap(name -> Stream.of("charts/" + name + ".svg", "charts/" + name + ".png")),
                    Stream.of(PAGE))
            .flatMap(Function.identity())
            .toList();

    /**
     * Looks whether the files of a report could be replaced, before hours of training.
     *
     * @throws org.dropwhere.config.BadInput if others than this program's are in their places
     */
    public static void refuseForeign(ResultsFolder folder) {
        try (ReportFiles files = folder.reportFiles()) {
            files.refuseForeign(FILES);
        }
    }

    /**
     * Reads the trials that have ended and writes the tables, the charts and the page of the folder, all of them or
     * none: the same trials give the same bytes.
     *
     * @throws org.dropwhere.config.BadInput if a file cannot be written
     */
    public static Report write(ResultsFolder folder, Plan plan) {
        return write(folder, plan, Runnable::run);
    }

    /**
     * The same.
     *
     * @param moment calls what it is given, which takes all that was drawn to the disk
     */
    public static Report write(ResultsFolder folder, Plan plan, Consumer<Runnable> moment) {
        // Whoever reads trials later writes later, too.
        try (ReportFiles files = folder.reportFiles()) {
            return write(folder, files, plan, moment);
        }
    }

    private static Report write(ResultsFolder folder, ReportFiles files, Plan plan, Consumer<Runnable> moment) {
        List<CellResult> results = folder.results(plan);
        List<ArmSummary> summaries = ArmSummary.of(plan, results);
        Map<String, ResultTable> tables = new LinkedHashMap<>();
        Comparisons comparisons = Comparisons.of(plan, results, Looks.of(plan, folder.looks()));
        ResultTable compared = ComparisonsTable.of(plan.axes(), comparisons.list());
        tables.put(SUMMARY, SummaryTable.of(plan.axes(), summaries));
        tables.put("comparisons", compared);
        SortedMap<String, byte[]> written = new TreeMap<>();
        putTable(written, "epochs", EpochsTable.of(plan.axes(), results));
        tables.forEach((name, table) -> putTable(written, name, table));
        Optional<String> problem = chartProblem(results);
        List<Chart> charts = problem.isEmpty() ? Charts.draw(plan, results, comparisons) : List.of();
        charts.forEach(chart -> putChart(written, chart));
        ResultTable shown = TerminalSummary.table(plan.axes(), summaries);
        Findings findings = new Findings(
                plan,
                results,
                summaries,
                shown,
                comparisons,
                compared,
                charts,
                folder.experiment(),
                folder.provenances(results));
        written.put(PAGE, utf8(ReportPage.of(findings)));
        moment.accept(() -> {
            // Results are never shown without it.
            keepLook(folder, plan, results);
            files.replace(written, FILES);
        });
        return new Report(
                TerminalSummary.of(shown) + TerminalVerdict.of(comparisons),
                tables,
                findings.ended(),
                folder.path().resolve(PAGE),
                problem);
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

    private static void putTable(Map<String, byte[]> files, String name, ResultTable table) {
        files.put("tables/" + name + ".csv", utf8(table.toCsv()));
        files.put("tables/" + name + ".md", utf8(table.toMarkdown()));
    }

    private static void putChart(Map<String, byte[]> files, Chart chart) {
        files.put("charts/" + chart.name() + ".svg", utf8(chart.svg()));
        files.put("charts/" + chart.name() + ".png", chart.png());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> chartProblem(List<CellResult> results) {
        boolean nothing = results.stream()
                .flatMap(result -> result.outcome().stream())
                .allMatch(outcome -> outcome.epochs().isEmpty());
        return nothing ? Optional.of("No charts: no trial has completed an epoch.") : Fonts.problem();
    }
}
