package org.dropwhere.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.chart.Chart;
import org.dropwhere.report.chart.ChartSource;
import org.dropwhere.report.chart.Fonts;
import org.dropwhere.report.page.Findings;
import org.dropwhere.report.page.ReportPage;
import org.dropwhere.results.Look;
import org.dropwhere.results.ReportFiles;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.Looks;
import org.dropwhere.statistics.ResultsByArm;
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
        List<ChartSource> of(ResultsByArm results, Comparisons comparisons);
    }

    private record Drawn(Optional<Chart> chart, List<Missing> missing) {}

    Report write() {
        return write(Runnable::run);
    }

    /**
     * Makes all parts, and then writes them.
     *
     * @param moment calls what it is given, which takes all that was made to the disk
     */
    Report write(Consumer<Runnable> moment) {
        // Whoever reads trials later writes later, too.
        try (ReportFiles files = folder.reportFiles()) {
            return write(files, moment);
        }
    }

    private Report write(ReportFiles files, Consumer<Runnable> moment) {
        SortedMap<String, byte[]> written = new TreeMap<>();
        Attempts attempts = new Attempts();
        ResultsByArm results = ResultsByArm.of(plan, folder.results(plan));
        List<ArmSummary> summaries =
                attempts.make("The summary", () -> ArmSummary.of(results)).orElse(List.of());
        KnownData data = KnownData.of(plan, folder.dataSummaries(plan));
        Comparisons comparisons = attempts.make(
                        "The comparisons with their verdicts",
                        () -> Comparisons.of(results, Looks.of(plan, folder.looks()), data::majorityShare))
                .orElseGet(this::noComparisons);
        Map<String, ResultTable> tables = new LinkedHashMap<>();
        tables.put(
                Report.SUMMARY, put(written, attempts, Report.SUMMARY, () -> SummaryTable.of(plan.axes(), summaries)));
        ResultTable compared =
                put(written, attempts, "comparisons", () -> ComparisonsTable.of(plan.axes(), comparisons.list()));
        tables.put("comparisons", compared);
        ResultTable unused = put(written, attempts, "epochs", () -> EpochsTable.of(plan.axes(), results.all()));

        Optional<String> problem = chartProblem(results);
        List<Chart> drawn = new ArrayList<>();
        for (Drawn each : hasEpochs(results) ? draw(results, comparisons) : List.<Drawn>of()) {
            each.chart().ifPresent(drawn::add);
            each.missing().forEach(attempts::add);
        }
        if (problem.isEmpty()) {
            drawn.forEach(chart -> put(written, chart));
        }
        ResultTable shown = attempts.make("The summary's table", () -> TerminalSummary.table(plan.axes(), summaries))
                .orElseGet(ReportWriter::noTable);
        Findings findings = new Findings(
                plan,
                data,
                results.all(),
                summaries,
                shown,
                comparisons,
                compared,
                drawn,
                folder.experiment(),
                folder.provenances(results.all()),
                attempts.missing());
        Optional<ReportPage> page = attempts.make("The page", () -> ReportPage.of(findings));
        page.ifPresent(made -> made.missing().forEach(attempts::add));
        String text = text(attempts, shown, comparisons);
        written.put(Report.PAGE, utf8(page.map(ReportPage::text).orElse(NO_PAGE)));
        moment.accept(() -> {
            // Results are never shown without it.
            keepLook(results);
            files.replace(written, Report.FILES);
        });
        return new Report(
                text, tables, findings.ended(), folder.path().resolve(Report.PAGE), problem, attempts.missing());
    }

    /** For the terminal. */
    private String text(Attempts attempts, ResultTable summary, Comparisons comparisons) {
        return attempts.make("The summary for the terminal", () -> TerminalSummary.of(summary))
                        .orElse("")
                + attempts.make("The verdicts for the terminal", () -> TerminalVerdict.of(plan, comparisons))
                        .orElse("");
    }

    private Comparisons noComparisons() {
        return new Comparisons(
                SummaryMetric.of(plan.experiment().analysis().primary()),
                OptionalDouble.empty(),
                List.of(),
                Looks.single(plan.experiment().seeds().size()));
    }

    /** In place of one that cannot be made another is written, so that no old one is taken for it. */
    private static ResultTable put(
            Map<String, byte[]> files, Attempts attempts, String name, Supplier<ResultTable> table) {
        return attempts.make("The table " + name, () -> put(files, name, table.get()))
                .orElseGet(() -> put(files, name, noTable()));
    }

    private static ResultTable put(Map<String, byte[]> files, String name, ResultTable table) {
        files.put("tables/" + name + ".csv", utf8(table.toCsv()));
        files.put("tables/" + name + ".md", utf8(table.toMarkdown()));
        return table;
    }

    private static void put(Map<String, byte[]> files, Chart chart) {
        files.put("charts/" + chart.name() + ".svg", utf8(chart.svg()));
        files.put("charts/" + chart.name() + ".png", chart.png());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ResultTable noTable() {
        return new ResultTable(
                List.of(TableColumn.words("missing", List.of("this table could not be made"), text -> text)));
    }

    /** Before all has ended, nobody can have decided to add seeds for what came out. */
    private void keepLook(ResultsByArm results) {
        if (results.all().stream().allMatch(result -> result.outcome().isPresent())) {
            folder.keep(Look.at(plan));
        }
    }

    private List<Drawn> draw(ResultsByArm results, Comparisons comparisons) {
        return charts.of(results, comparisons).stream()
                // Each takes some tenths of a second.
                .parallel()
                .map(source -> draw(source, results, comparisons))
                .toList();
    }

    private Drawn draw(ChartSource source, ResultsByArm results, Comparisons comparisons) {
        Attempts attempts = new Attempts();
        Optional<Optional<Chart>> chart = attempts.make("The chart " + source.name(), source.draw());
        return new Drawn(
                chart.flatMap(drawn -> drawn),
                attempts.missing().stream()
                        .map(part -> part.with(numbers(source, results, comparisons)))
                        .toList());
    }

    private Optional<ResultTable> numbers(ChartSource source, ResultsByArm results, Comparisons comparisons) {
        return new Attempts().make(source.name(), () -> ChartNumbers.of(source.name(), results, comparisons));
    }

    private static boolean hasEpochs(ResultsByArm results) {
        return results.all().stream()
                .flatMap(result -> result.outcome().stream())
                .anyMatch(outcome -> !outcome.epochs().isEmpty());
    }

    private static Optional<String> chartProblem(ResultsByArm results) {
        return hasEpochs(results) ? Fonts.problem() : Optional.of("No charts: no trial has completed an epoch.");
    }
}
