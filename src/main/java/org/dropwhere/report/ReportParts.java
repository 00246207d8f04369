package org.dropwhere.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.chart.Chart;
import org.dropwhere.report.chart.Fonts;
import org.dropwhere.report.page.ReportData;
import org.dropwhere.results.Look;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.InterimLooks;
import org.dropwhere.statistics.ResultsByArm;
import org.dropwhere.statistics.SummaryMetric;

/**
 * All that a report on a plan has but its page, in memory: the numbers are computed and the charts drawn. Each part is
 * made by itself, so that one that fails takes no other with it.
 *
 * @param data what the page shows
 * @param summary the text for the terminal
 * @param tables those that commands print, by name
 * @param chartProblem why there are no charts, if there are none
 * @param files the contents of the tables' and charts' files
 */
public record ReportParts(
        ReportData data,
        String summary,
        Map<String, ResultTable> tables,
        Optional<String> chartProblem,
        SortedMap<String, byte[]> files) {
    private static final String COMPARISONS = "comparisons";

    /**
     * Makes them from the trials that have ended. Of those of which nothing has been shown before, {@link #keepLook}
     * has to record that they are shown now.
     *
     * @param charts what may be drawn
     * @param attempts notes what cannot be made
     * @throws org.dropwhere.failure.BadInput if a trial cannot be read
     */
    public static ReportParts of(ResultsFolder folder, Plan plan, ChartChoice charts, Attempts attempts) {
        return new Maker(folder, plan, charts, attempts).make();
    }

    /** Makes the parts. */
    private record Maker(ResultsFolder folder, Plan plan, ChartChoice charts, Attempts attempts) {

        /** What all parts of the report are made of. */
        private record Numbers(
                ResultsByArm results, List<ArmSummary> summaries, KnownData data, Comparisons comparisons) {}

        ReportParts make() {
            Numbers numbers = compute();
            ReportContents contents = new ReportContents();
            Map<String, ResultTable> tables = tables(numbers, contents);
            List<AdditionalTable> additions = additions(numbers);
            additions.forEach(addition -> tables.put(addition.name(), contents.put(addition.name(), addition.table())));
            List<Chart> drawn = hasEpochs(numbers.results())
                    ? ChartDrawing.draw(
                            charts.of(numbers.results(), numbers.comparisons()),
                            name -> ChartNumbers.of(name, numbers.results(), numbers.comparisons()),
                            attempts)
                    : List.of();
            Optional<String> chartProblem = chartProblem(numbers.results());
            if (chartProblem.isEmpty()) {
                drawn.forEach(contents::put);
            }
            ResultTable summary = attempts.make(
                            "The summary's table",
                            () -> TerminalSummary.table(
                                    plan.axes(), numbers.summaries(), numbers.data()::majorityShare))
                    .orElseGet(ReportContents::noTable);
            ReportData data = new ReportData(
                    plan,
                    numbers.data(),
                    numbers.results().all(),
                    numbers.summaries(),
                    summary,
                    numbers.comparisons(),
                    tables.getOrDefault(COMPARISONS, ReportContents.noTable()),
                    additions,
                    drawn,
                    folder.experiment(),
                    folder.provenances(numbers.results().all()),
                    attempts.missing());
            return new ReportParts(data, text(data), tables, chartProblem, contents.files());
        }

        /** Reads trials, looks and data summaries. */
        private Numbers compute() {
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

        private Map<String, ResultTable> tables(Numbers numbers, ReportContents contents) {
            Map<String, ResultTable> tables = new LinkedHashMap<>();
            tables.put(
                    Report.SUMMARY,
                    contents.put(
                            attempts,
                            Report.SUMMARY,
                            () -> SummaryTable.of(plan.axes(), numbers.summaries(), numbers.data()::testLabels)));
            tables.put(
                    COMPARISONS,
                    contents.put(
                            attempts,
                            COMPARISONS,
                            () -> ComparisonsTable.of(
                                    plan.axes(), numbers.comparisons().list())));
            // A file only: it has a row for each epoch of each trial.
            ResultTable unused = contents.put(
                    attempts,
                    "epochs",
                    () -> EpochsTable.of(plan.axes(), numbers.results().all()));
            return tables;
        }

        /** Those that have something to show; one that cannot be made is named as missing. */
        private List<AdditionalTable> additions(Numbers numbers) {
            return AdditionalTable.sources(numbers.results(), numbers.comparisons()).entrySet().stream()
                    .flatMap(source -> attempts.make("The table " + source.getKey(), source.getValue()).stream())
                    .flatMap(Optional::stream)
                    .toList();
        }

        /** For the terminal. */
        private String text(ReportData data) {
            return attempts.make("The summary for the terminal", () -> TerminalSummary.of(data.summary()))
                            .orElse("")
                    + attempts.make("The verdicts for the terminal", () -> TerminalVerdict.of(plan, data.comparisons()))
                            .orElse("")
                    + MachineKindsText.sentences(data.results(), data.kinds(), data.comparisons()).stream()
                            .map(sentence -> "\n" + TerminalVerdict.wrapped(sentence))
                            .collect(Collectors.joining());
        }

        private Comparisons noComparisons() {
            return new Comparisons(
                    SummaryMetric.of(plan.experiment().analysis().primary()),
                    OptionalDouble.empty(),
                    List.of(),
                    InterimLooks.single(plan.experiment().seeds().size()));
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

    /**
     * Records the look at the results, without which they are never shown. Before all has ended, nobody can have
     * decided to add seeds for what came out.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be written
     */
    public void keepLook(ResultsFolder folder) {
        if (data.results().stream().map(PlannedRunResult::outcome).allMatch(Optional::isPresent)) {
            folder.keep(Look.at(data.plan()));
        }
    }
}
