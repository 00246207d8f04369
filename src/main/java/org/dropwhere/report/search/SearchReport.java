package org.dropwhere.report.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.Attempts;
import org.dropwhere.report.ChartDrawing;
import org.dropwhere.report.KnownData;
import org.dropwhere.report.MachineKindsText;
import org.dropwhere.report.Report;
import org.dropwhere.report.ReportContents;
import org.dropwhere.report.ReportParts;
import org.dropwhere.report.TerminalVerdict;
import org.dropwhere.report.chart.Chart;
import org.dropwhere.report.chart.Charts;
import org.dropwhere.report.chart.SearchCharts;
import org.dropwhere.report.page.ReportData;
import org.dropwhere.report.page.ReportPage;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.results.ReportFiles;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.InterimLooks;
import org.dropwhere.statistics.SummaryMetric;

/**
 * The report of a search, finished or not. What fresh seeds have shown is reported as that of any experiment, and not
 * before all of their trials have ended.
 */
public final class SearchReport {
    /** More rows would scroll the answer off a terminal. */
    private static final int MOST_ROWS = 12;

    /** What it may have beside what the report of a run has. */
    private static final List<String> FILES = Stream.concat(
                    Stream.of(SearchTables.CANDIDATES, SearchTables.LOOKS, SearchTables.PROMISE)
                            .flatMap(name -> Stream.of("tables/" + name + ".csv", "tables/" + name + ".md")),
                    SearchCharts.NAMES.stream()
                            .flatMap(name -> Stream.of("charts/" + name + ".svg", "charts/" + name + ".png")))
            .toList();

    private final ResultsFolder folder;
    private final SearchCourse course;
    private final Attempts attempts = new Attempts();

    private SearchReport(ResultsFolder folder, SearchCourse course) {
        this.folder = folder;
        this.course = course;
    }

    /**
     * Checks that the files of a report may be replaced; to be called before hours of training.
     *
     * @throws org.dropwhere.failure.BadInput if others than this program's are in their places
     */
    public static void requireOwnFiles(ResultsFolder folder) {
        Report.requireOwnFiles(folder);
        try (ReportFiles files = folder.reportFiles()) {
            files.requireOwnFiles(FILES);
        }
    }

    /**
     * Makes tables, charts and page of a search's folder and replaces them, all of them or none. The same trials give
     * the same bytes. A part that cannot be made is named and takes no other with it.
     *
     * @param moment calls what it is given, which records the look at the fresh seeds and replaces the files; all else
     *     is done before
     * @throws org.dropwhere.failure.BadInput if a trial cannot be read or a file cannot be written
     */
    public static Report write(ResultsFolder folder, SearchCourse course, Consumer<Runnable> moment) {
        // Opened before the trials are read: of two reports at the same time the one with the later trials is written
        // last.
        try (ReportFiles files = folder.reportFiles()) {
            return new SearchReport(folder, course).write(files, moment);
        }
    }

    private Report write(ReportFiles files, Consumer<Runnable> moment) {
        ReportContents contents = new ReportContents();
        Optional<Confirmation> confirmation = course.confirmation()
                .filter(plan -> course.isOver())
                .map(plan -> new Confirmation(course, ReportParts.of(folder, plan, Charts::of, attempts)));
        Map<String, ResultTable> tables = tables(confirmation, contents);
        confirmation.ifPresent(confirmed -> {
            tables.putAll(confirmed.parts().tables());
            contents.putAll(confirmed.parts().files());
        });
        List<PlannedRunResult> results = folder.results(course.plan());
        Optional<String> chartProblem = chartProblem();
        SearchFigures figures = new SearchFigures(course);
        List<Chart> charts = Stream.concat(
                        chartProblem.isEmpty()
                                ? ChartDrawing.draw(figures.sources(), figures::numbers, attempts).stream()
                                : Stream.<Chart>empty(),
                        confirmation.stream().flatMap(each -> each.parts().data().charts().stream()))
                .toList();
        if (chartProblem.isEmpty()) {
            charts.forEach(contents::put);
        }
        List<String> answer = attempts.make("The answer", () -> AnswerText.of(course, confirmation, results))
                .orElse(List.of());
        ReportData all = data(results, charts);
        Optional<ReportPage> page = attempts.make(
                "The page", () -> new SearchPage(course, confirmation, all, tables, answer).page(attempts.missing()));
        page.ifPresent(made -> made.missing().forEach(attempts::add));
        contents.put(page);
        String text = terminal(answer, all, confirmation);
        moment.accept(() -> {
            confirmation.ifPresent(confirmed -> confirmed.parts().keepLook(folder));
            files.replace(contents.files(), List.of());
        });
        return new Report(
                text,
                tables,
                PlannedRunResult.ended(results).size(),
                folder.path().resolve(Report.PAGE),
                chartProblem,
                attempts.missing());
    }

    private Map<String, ResultTable> tables(Optional<Confirmation> confirmation, ReportContents contents) {
        Map<String, ResultTable> tables = new LinkedHashMap<>();
        tables.put(
                SearchTables.CANDIDATES,
                contents.put(attempts, SearchTables.CANDIDATES, () -> SearchTables.candidates(course, confirmation)));
        tables.put(SearchTables.LOOKS, contents.put(attempts, SearchTables.LOOKS, () -> SearchTables.looks(course)));
        confirmation
                .filter(confirmed -> !confirmed.isReference())
                .ifPresent(confirmed -> tables.put(
                        SearchTables.PROMISE,
                        contents.put(attempts, SearchTables.PROMISE, () -> new Promise(confirmed).table())));
        return tables;
    }

    private Optional<String> chartProblem() {
        return course.stages().stream().allMatch(stage -> stage.looks().isEmpty())
                ? Optional.of("No charts: no race has come to its first look.")
                : Report.problemWithFonts();
    }

    /** Of all trials: what of a page is not about fresh seeds alone. */
    private ReportData data(List<PlannedRunResult> results, List<Chart> charts) {
        Plan plan = course.plan();
        return new ReportData(
                plan,
                KnownData.of(plan, folder.dataSummaries(plan)),
                results,
                List.of(),
                new ResultTable(List.of()),
                new Comparisons(
                        SummaryMetric.TEST_ACCURACY_AT_BEST,
                        OptionalDouble.empty(),
                        List.of(),
                        InterimLooks.single(plan.experiment().seeds().size())),
                new ResultTable(List.of()),
                List.of(),
                charts,
                folder.experiment(),
                folder.provenances(results),
                attempts.missing());
    }

    private String terminal(List<String> answer, ReportData all, Optional<Confirmation> confirmation) {
        List<String> parts = new ArrayList<>();
        if (!answer.isEmpty()) {
            parts.add(TerminalVerdict.wrapped(String.join(" ", answer)));
        }
        MachineKindsText.sentences(all.results(), all.kinds(), all.comparisons())
                .forEach(sentence -> parts.add(TerminalVerdict.wrapped(sentence)));
        attempts.make("The candidates for the terminal", this::candidates).ifPresent(parts::add);
        confirmation.ifPresent(confirmed -> {
            parts.add("On fresh seeds:\n\n" + confirmed.parts().summary());
            if (!confirmed.isReference()) {
                attempts.make(
                                "The promise for the terminal",
                                () -> TerminalVerdict.wrapped(new Promise(confirmed).sentence()))
                        .ifPresent(parts::add);
            }
        });
        return parts.stream().collect(Collectors.joining("\n"));
    }

    private String candidates() {
        List<Candidate> all = Candidate.all(course);
        int shown = Math.min(MOST_ROWS, all.size());
        return SearchTables.inShort(all.subList(0, shown), course).toText()
                + (shown < all.size()
                        ? "and " + (all.size() - shown) + " more in tables/" + SearchTables.CANDIDATES + ".md\n"
                        : "");
    }
}
