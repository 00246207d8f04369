package org.dropwhere.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.chart.Chart;
import org.dropwhere.report.chart.ChartSource;
import org.dropwhere.report.chart.Fonts;
import org.dropwhere.report.page.Findings;
import org.dropwhere.report.page.ReportPage;
import org.dropwhere.results.CellResult;
import org.dropwhere.results.Look;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.Looks;
import org.dropwhere.statistics.SummaryMetric;

/**
 * Makes a report, each part by itself, and writes its files.
 *
 * @param folder where the trials are and the files go
 * @param plan of the trials
 * @param charts what may be drawn
 */
record ReportWriter(ResultsFolder folder, Plan plan, ChartChoice charts) {

    private static final String NO_PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="UTF-8"/><title>No report</title></head>
            <body><p>This page could not be made. The numbers are in the tables beside it.</p></body></html>
            """;

    /** The charts that results may have. */
    interface ChartChoice {
        /** Not drawn yet. */
        List<ChartSource> of(Plan plan, List<CellResult> results, Comparisons comparisons);
    }

    private record Drawn(Optional<Chart> chart, List<Missing> missing) {}

    Report write() {
        Attempts attempts = new Attempts();
        List<CellResult> results = folder.results(plan);
        List<ArmSummary> summaries =
                attempts.make("The summary", () -> ArmSummary.of(plan, results)).orElse(List.of());
        KnownData data = KnownData.of(plan, folder.dataSummaries(plan));
        Comparisons comparisons = attempts.make(
                        "The comparisons with their verdicts",
                        () -> Comparisons.of(plan, results, Looks.of(plan, folder.looks()), data::majorityShare))
                .orElseGet(this::noComparisons);
        Map<String, ResultTable> tables = new LinkedHashMap<>();
        tables.put(Report.SUMMARY, written(attempts, Report.SUMMARY, () -> SummaryTable.of(plan.axes(), summaries)));
        ResultTable compared =
                written(attempts, "comparisons", () -> ComparisonsTable.of(plan.axes(), comparisons.list()));
        tables.put("comparisons", compared);
        ResultTable unused = written(attempts, "epochs", () -> EpochsTable.of(plan.axes(), results));
        keepLook(results);

        Optional<String> problem = chartProblem(results);
        List<Chart> drawn = new ArrayList<>();
        for (Drawn each : hasEpochs(results) ? draw(results, comparisons) : List.<Drawn>of()) {
            each.chart().ifPresent(drawn::add);
            each.missing().forEach(attempts::add);
        }
        if (problem.isEmpty()) {
            folder.writeCharts(files(drawn));
        }
        ResultTable shown = attempts.make("The summary's table", () -> TerminalSummary.table(plan.axes(), summaries))
                .orElseGet(ReportWriter::noTable);
        Findings findings = new Findings(
                plan,
                data,
                results,
                summaries,
                shown,
                comparisons,
                compared,
                drawn,
                folder.experiment(),
                folder.provenances(results),
                attempts.missing());
        Optional<ReportPage> page = attempts.make("The page", () -> ReportPage.of(findings));
        page.ifPresent(made -> made.missing().forEach(attempts::add));
        String text = attempts.make("The summary for the terminal", () -> TerminalSummary.of(shown))
                        .orElse("")
                + attempts.make("The verdicts for the terminal", () -> TerminalVerdict.of(plan, comparisons))
                        .orElse("");
        Path file = folder.writePage(page.map(ReportPage::text).orElse(NO_PAGE));
        return new Report(text, tables, findings.ended(), file, problem, attempts.missing());
    }

    private Comparisons noComparisons() {
        return new Comparisons(SummaryMetric.of(plan.experiment().analysis().primary()), List.of(), Optional.empty());
    }

    /** In place of one that cannot be made another is written, so that no old one is taken for it. */
    private ResultTable written(Attempts attempts, String name, Supplier<ResultTable> table) {
        return attempts.make("The table " + name, () -> written(name, table.get()))
                .orElseGet(() -> written(name, noTable()));
    }

    private ResultTable written(String name, ResultTable table) {
        folder.writeTable(name, table);
        return table;
    }

    private static ResultTable noTable() {
        return new ResultTable(
                List.of(TableColumn.words("missing", List.of("this table could not be made"), text -> text)));
    }

    /** Before all has ended, nobody can have decided to add seeds for what came out. */
    private void keepLook(List<CellResult> results) {
        if (results.stream().allMatch(result -> result.outcome().isPresent())) {
            folder.keep(Look.at(plan));
        }
    }

    private List<Drawn> draw(List<CellResult> results, Comparisons comparisons) {
        return charts.of(plan, results, comparisons).stream()
                // Each takes some tenths of a second.
                .parallel()
                .map(source -> draw(source, results, comparisons))
                .toList();
    }

    private Drawn draw(ChartSource source, List<CellResult> results, Comparisons comparisons) {
        Attempts attempts = new Attempts();
        Optional<Optional<Chart>> chart = attempts.make("The chart " + source.name(), source.draw());
        return new Drawn(
                chart.flatMap(drawn -> drawn),
                attempts.missing().stream()
                        .map(part -> part.with(numbers(source, results, comparisons)))
                        .toList());
    }

    private Optional<ResultTable> numbers(ChartSource source, List<CellResult> results, Comparisons comparisons) {
        return new Attempts().make(source.name(), () -> ChartNumbers.of(source.name(), plan, results, comparisons));
    }

    private static Map<String, byte[]> files(List<Chart> charts) {
        Map<String, byte[]> files = new TreeMap<>();
        for (Chart chart : charts) {
            files.put(chart.name() + ".svg", chart.svg().getBytes(StandardCharsets.UTF_8));
            files.put(chart.name() + ".png", chart.png());
        }
        return files;
    }

    private static boolean hasEpochs(List<CellResult> results) {
        return results.stream()
                .flatMap(result -> result.outcome().stream())
                .anyMatch(outcome -> !outcome.epochs().isEmpty());
    }

    private static Optional<String> chartProblem(List<CellResult> results) {
        return hasEpochs(results) ? Fonts.problem() : Optional.of("No charts: no trial has completed an epoch.");
    }
}
