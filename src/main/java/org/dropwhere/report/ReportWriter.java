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
import org.dropwhere.report.page.ReportData;
import org.dropwhere.report.page.ReportPage;
import org.dropwhere.results.Look;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.results.ReportFiles;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.InterimLooks;
import org.dropwhere.statistics.ResultsByArm;
import org.dropwhere.statistics.SummaryMetric;

/**
 * Makes a report in three steps: computes the numbers, renders all files in memory, and publishes them, which records
 * the look at the results too. Each part is made by itself, so that one that fails takes no other with it.
 *
 * @param folder where the trials are and the files go
 * @param plan of the trials
 * @param charts what may be drawn
 */
record ReportWriter(ResultsFolder folder, Plan plan, ChartChoice charts) {

    private static final String COMPARISONS = "comparisons";
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

    /** What the first step computes. */
    private record Numbers(ResultsByArm results, List<ArmSummary> summaries, KnownData data, Comparisons comparisons) {}

    /**
     * What the second step makes.
     *
     * @param terminal the text for the terminal
     * @param tables those that commands print, by name
     * @param files the contents of all files, by their paths in the folder
     */
    private record Rendered(
            String terminal,
            Map<String, ResultTable> tables,
            Optional<String> chartProblem,
            SortedMap<String, byte[]> files) {}

    private record Drawn(Optional<Chart> chart, List<Missing> missing) {}

    Report write() {
        return write(Runnable::run);
    }

    /**
     * Makes and writes the report.
     *
     * @param moment calls what it is given, the third step; so a caller can guard it against interruption
     * @throws org.dropwhere.failure.BadInput if a trial cannot be read or a file cannot be written
     */
    Report write(Consumer<Runnable> moment) {
        // Opened before the trials are read: of two reports at the same time the one with the later trials is written
        // last.
        try (ReportFiles files = folder.reportFiles()) {
            return write(files, moment);
        }
    }

    private Report write(ReportFiles files, Consumer<Runnable> moment) {
        Attempts attempts = new Attempts();
        Numbers numbers = compute(attempts);
        Rendered rendered = render(numbers, attempts);
        moment.accept(() -> publish(rendered, numbers.results(), files));
        return new Report(
                rendered.terminal(),
                rendered.tables(),
                PlannedRunResult.ended(numbers.results().all()).size(),
                folder.path().resolve(Report.PAGE),
                rendered.chartProblem(),
                attempts.missing());
    }

    /** The first step: what all parts of the report are made of. Reads trials, looks and data summaries. */
    private Numbers compute(Attempts attempts) {
        ResultsByArm results = ResultsByArm.of(plan, folder.results(plan));
        List<ArmSummary> summaries =
                attempts.make("The summary", () -> ArmSummary.of(results)).orElse(List.of());
        KnownData data = KnownData.of(plan, folder.dataSummaries(plan));
        Comparisons comparisons = attempts.make(
                        "The comparisons with their verdicts",
                        () -> Comparisons.of(results, InterimLooks.of(plan, folder.looks()), data::testLabels))
                .orElseGet(this::noComparisons);
        return new Numbers(results, summaries, data, comparisons);
    }

    /** The second step: the contents of all files, in memory. */
    private Rendered render(Numbers numbers, Attempts attempts) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        Map<String, ResultTable> tables = tables(numbers, attempts, files);
        List<AdditionalTable> additions = additions(numbers, attempts);
        additions.forEach(addition -> tables.put(addition.name(), put(files, addition.name(), addition.table())));
        List<Chart> charts = charts(numbers, attempts);
        Optional<String> chartProblem = chartProblem(numbers.results());
        if (chartProblem.isEmpty()) {
            charts.forEach(chart -> put(files, chart));
        }
        ResultTable summary = attempts.make(
                        "The summary's table",
                        () -> TerminalSummary.table(plan.axes(), numbers.summaries(), numbers.data()::majorityShare))
                .orElseGet(ReportWriter::noTable);
        ReportData data = new ReportData(
                plan,
                numbers.data(),
                numbers.results().all(),
                numbers.summaries(),
                summary,
                numbers.comparisons(),
                tables.getOrDefault(COMPARISONS, noTable()),
                additions,
                charts,
                folder.experiment(),
                folder.provenances(numbers.results().all()),
                attempts.missing());
        Optional<ReportPage> page = attempts.make("The page", () -> ReportPage.of(data));
        page.ifPresent(made -> made.missing().forEach(attempts::add));
        files.put(Report.PAGE, utf8(page.map(ReportPage::text).orElse(NO_PAGE)));
        return new Rendered(text(attempts, summary, numbers.comparisons()), tables, chartProblem, files);
    }

    /** The third step: records the look at the results, without which they are never shown, and replaces the files. */
    private void publish(Rendered rendered, ResultsByArm results, ReportFiles files) {
        keepLook(results);
        files.replace(rendered.files(), Report.FILES);
    }

    private Map<String, ResultTable> tables(Numbers numbers, Attempts attempts, Map<String, byte[]> files) {
        Map<String, ResultTable> tables = new LinkedHashMap<>();
        tables.put(
                Report.SUMMARY,
                put(
                        files,
                        attempts,
                        Report.SUMMARY,
                        () -> SummaryTable.of(plan.axes(), numbers.summaries(), numbers.data()::testLabels)));
        tables.put(
                COMPARISONS,
                put(
                        files,
                        attempts,
                        COMPARISONS,
                        () -> ComparisonsTable.of(
                                plan.axes(), numbers.comparisons().list())));
        // A file only: it has a row for each epoch of each trial.
        ResultTable unused = put(
                files,
                attempts,
                "epochs",
                () -> EpochsTable.of(plan.axes(), numbers.results().all()));
        return tables;
    }

    /** Those that have something to show; one that cannot be made is named as missing. */
    private static List<AdditionalTable> additions(Numbers numbers, Attempts attempts) {
        return AdditionalTable.sources(numbers.results(), numbers.comparisons()).entrySet().stream()
                .flatMap(source -> attempts.make("The table " + source.getKey(), source.getValue()).stream())
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Chart> charts(Numbers numbers, Attempts attempts) {
        List<Chart> drawn = new ArrayList<>();
        if (hasEpochs(numbers.results())) {
            for (Drawn each : draw(numbers.results(), numbers.comparisons())) {
                each.chart().ifPresent(drawn::add);
                each.missing().forEach(attempts::add);
            }
        }
        return drawn;
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
                InterimLooks.single(plan.experiment().seeds().size()));
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
