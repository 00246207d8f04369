package org.dropwhere.report;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.chart.Charts;
import org.dropwhere.report.chart.Fonts;
import org.dropwhere.results.ReportFiles;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.ResultsFolder;

/**
 * What was written about an experiment's trials.
 *
 * @param summary a table of the variants and the verdicts for the terminal, ended by a line break
 * @param tables all numbers for other programs, by name, at least one; the first is what a person wants first
 * @param ended trials that have ended, failed ones included
 * @param page where {@code report.html} is
 * @param chartProblem why there are no charts, in a sentence, if there are none
 * @param missing what could not be made, each named on the page too
 */
public record Report(
        String summary,
        Map<String, ResultTable> tables,
        int ended,
        Path page,
        Optional<String> chartProblem,
        List<Missing> missing)
        implements Printable {

    static final String SUMMARY = "summary";
    /** The page's file in the folder. */
    public static final String PAGE = "report.html";

    /** Copies the map, whose order it keeps, and the list. */
    public Report {
        missing = List.copyOf(missing);
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /** The summary. */
    @Override
    public String text() {
        return summary;
    }

    /** Every table under a heading. */
    @Override
    public String markdown() {
        return tables.entrySet().stream()
                .map(table -> "## " + table.getKey() + "\n\n" + table.getValue().toMarkdown())
                .collect(Collectors.joining("\n"));
    }

    /** The first table. */
    @Override
    public ResultTable mainTable() {
        return tables.values().iterator().next();
    }

    /** The files that a report may have. */
    static final List<String> FILES = Stream.of(
                    Stream.concat(Stream.of("comparisons", "epochs", SUMMARY), AdditionalTable.NAMES.stream())
                            .flatMap(name -> Stream.of("tables/" + name + ".csv", "tables/" + name + ".md")),
                    Charts.NAMES.stream()
                            .flatMap(name -> Stream.of("charts/" + name + ".svg", "charts/" + name + ".png")),
                    Stream.of(PAGE))
            .flatMap(Function.identity())
            .toList();

    /**
     * Checks that the files of a report may be replaced; to be called before hours of training.
     *
     * @throws org.dropwhere.failure.BadInput if others than this program's are in their places
     */
    public static void requireOwnFiles(ResultsFolder folder) {
        try (ReportFiles files = folder.reportFiles()) {
            files.requireOwnFiles(FILES);
        }
    }

    /**
     * Makes the report of a folder: computes the numbers from the trials that have ended, makes tables, charts and
     * page, and replaces the folder's tables/, charts/ and report.html, all of them or none. The same trials give the
     * same bytes. A part that cannot be made is named and takes no other with it.
     *
     * <p>If all trials have ended, this look at the results is recorded in the folder's looks.csv: whether seeds are
     * added later may depend on it, and the tests of a later report have to allow for that.
     *
     * @throws org.dropwhere.failure.BadInput if a trial cannot be read or a file cannot be written
     */
    public static Report write(ResultsFolder folder, Plan plan) {
        return write(folder, plan, Runnable::run);
    }

    /**
     * The same, for a caller that must not be interrupted while files are replaced.
     *
     * @param moment calls what it is given, which records the look and replaces the files; all else is done before
     * @throws org.dropwhere.failure.BadInput if a trial cannot be read or a file cannot be written
     */
    public static Report write(ResultsFolder folder, Plan plan, Consumer<Runnable> moment) {
        return new ReportWriter(folder, plan, Charts::of).write(moment);
    }

    /** Why this machine cannot draw charts, in a sentence, if it cannot. */
    public static Optional<String> problemWithFonts() {
        return Fonts.problem();
    }
}
