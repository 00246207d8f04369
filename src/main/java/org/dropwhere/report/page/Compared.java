package org.dropwhere.report.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.p;

import java.util.List;
import java.util.Locale;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Interval;

/** The comparisons: those that have verdicts in short, then all in full. */
final class Compared {
    private Compared() {}

    static Part of(Findings findings) {
        List<Comparison> rows = findings.comparisons().ofPrimary();
        return new Part(
                "comparisons",
                "Comparisons",
                rows.isEmpty()
                        ? List.of()
                        : List.of(
                                Html.scrolled(
                                        "Differences in "
                                                + findings.comparisons()
                                                        .primary()
                                                        .words() + ", seed by seed",
                                        inShort(rows)),
                                p(
                                        "The p value is that of the test on which the verdict rests, corrected by Holm's method for"
                                                + " the number of comparisons."),
                                // On paper, which does not scroll, most of its columns would be cut off.
                                div(Html.scrolled("All comparisons and metrics", findings.compared()))
                                        .withClass("screen")));
    }

    private static ResultTable inShort(List<Comparison> rows) {
        return new ResultTable(List.of(
                TableColumn.words("comparison", rows, Comparison::name),
                TableColumn.wholes("n", rows, row -> row.pairs().n()),
                TableColumn.rounded(
                        "mean difference",
                        rows,
                        row -> row.evidence().difference().mean()),
                TableColumn.words("95 % interval", rows, Compared::interval),
                TableColumn.rounded("p", rows, Comparison::adjusted),
                TableColumn.words(
                        "verdict",
                        rows,
                        row -> row.verdict()
                                .map(verdict -> verdict.kind().words())
                                .orElse(""))));
    }

    private static String interval(Comparison row) {
        return row.evidence().difference().ci95().map(Compared::text).orElse("");
    }

    private static String text(Interval interval) {
        return String.format(Locale.ROOT, "[%.4f, %.4f]", interval.low(), interval.high());
    }
}
