package org.dropwhere.report.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.p;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.dropwhere.report.LeftOutText;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Interval;
import org.dropwhere.text.NumberText;

/** The comparisons: those that have verdicts in short, then all in full. */
final class ComparisonsSection {
    private ComparisonsSection() {}

    static Section of(ReportData report) {
        List<Comparison> rows = report.comparisons().ofPrimary();
        return new Section(
                "comparisons",
                "Comparisons",
                rows.isEmpty()
                        ? List.of()
                        : List.of(
                                Html.scrolled(
                                        "Differences in "
                                                + report.comparisons().primary().words() + ", seed by seed",
                                        inShort(rows)),
                                p(ps(rows) + leftOut(rows)),
                                // On paper, which does not scroll, most of its columns would be cut off.
                                div(Html.scrolled("All comparisons and metrics", report.compared()))
                                        .withClass("screen")));
    }

    private static String ps(List<Comparison> rows) {
        return "The p value of the difference is corrected by Holm's method for the number of comparisons."
                + (hasMargin(rows)
                        ? " That of equivalence, the larger one of two one-sided tests at 2.5 %, is of the claim that"
                                + " the difference is within the margin, corrected likewise."
                        : "");
    }

    private static String leftOut(List<Comparison> rows) {
        List<String> reasons = rows.stream()
                .flatMap(row -> LeftOutText.of(row).stream())
                .distinct()
                .toList();
        return reasons.isEmpty() ? "" : " Empty cells: " + String.join("; ", reasons) + ".";
    }

    private static boolean hasMargin(List<Comparison> rows) {
        return rows.stream().anyMatch(row -> row.equivalence().isPresent());
    }

    private static ResultTable inShort(List<Comparison> rows) {
        List<TableColumn> columns = new ArrayList<>(List.of(
                TableColumn.words("comparison", rows, Comparison::name),
                TableColumn.wholes("n", rows, row -> row.pairs().n()),
                TableColumn.rounded(
                        "mean difference",
                        rows,
                        row -> row.evidence().difference().mean()),
                TableColumn.words("95 % interval", rows, ComparisonsSection::interval),
                TableColumn.pValues("p of the difference", rows, Comparison::adjusted)));
        if (hasMargin(rows)) {
            columns.add(TableColumn.pValues("p of equivalence", rows, ComparisonsSection::equivalence));
        }
        columns.add(TableColumn.words(
                "verdict",
                rows,
                row -> row.verdict().map(verdict -> verdict.kind().words()).orElse("")));
        return new ResultTable(columns);
    }

    private static OptionalDouble equivalence(Comparison row) {
        return row.equivalence().stream()
                .mapToDouble(test -> test.adjusted().orElse(test.p()))
                .findFirst();
    }

    private static String interval(Comparison row) {
        return row.evidence().difference().ci95().map(ComparisonsSection::text).orElse("");
    }

    private static String text(Interval interval) {
        return "[" + NumberText.fixed(interval.low(), 4) + ", " + NumberText.fixed(interval.high(), 4) + "]";
    }
}
