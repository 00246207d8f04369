package org.dropwhere.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dropwhere.plan.Arm;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.SummaryMetric;
import org.dropwhere.text.NumberText;

/** The few numbers that a person wants first, a row for each arm, in the order of the plan. */
final class TerminalSummary {
    private static final String MAJORITY = "majority";

    private TerminalSummary() {}

    /** Of what {@link #table} has made. */
    static String of(ResultTable table) {
        return table.toText() + "\n" + TerminalVerdict.wrapped(note(table));
    }

    private static String note(ResultTable table) {
        List<String> names = table.columns().stream().map(TableColumn::name).toList();
        return "Means over n seeds, test data, dropout off"
                + (names.stream().anyMatch(name -> name.contains("with dropout")) ? " unless a column says so" : "")
                + ". The accuracy, with its 95 % interval, and the loss (nats) are those at the epoch with the best"
                + " validation accuracy; "
                + (names.contains(MAJORITY)
                        ? "the majority is the share of the more frequent test label, which always giving it is right"
                                + " for; "
                        : "")
                + "the gap is training minus test accuracy at the last.";
    }

    /** @param majorityShare the share of the more frequent label among an arm's test sequences, where it is known */
    static ResultTable table(
            List<String> axes, List<ArmSummary> summaries, Function<Arm, OptionalDouble> majorityShare) {
        return new ResultTable(Stream.concat(
                        ArmColumns.of(axes, summaries, ArmSummary::arm),
                        columns(summaries, summary -> summary, summary -> majorityShare.apply(summary.arm())))
                .toList());
    }

    /** The columns of numbers; that of majorities only where one is known. */
    static <T> Stream<TableColumn> columns(
            List<T> rows, Function<T, ArmSummary> summary, Function<T, OptionalDouble> majority) {
        boolean isKnown = rows.stream().anyMatch(row -> majority.apply(row).isPresent());
        return Stream.of(
                        counts(rows, summary),
                        primary(rows, summary),
                        accuracies(rows, summary),
                        Stream.of(TableColumn.rounded(MAJORITY, rows, majority)).filter(column -> isKnown),
                        others(rows, summary))
                .flatMap(part -> part);
    }

    private static <T> Stream<TableColumn> counts(List<T> rows, Function<T, ArmSummary> summary) {
        return Stream.of(
                TableColumn.wholes("n", rows, row -> summary.apply(row).finished()),
                TableColumn.wholes("failed", rows, row -> summary.apply(row).failed()));
    }

    /** A column for each metric that verdicts are about and no other column shows. */
    private static <T> Stream<TableColumn> primary(List<T> rows, Function<T, ArmSummary> summary) {
        return rows.stream()
                .flatMap(row -> summary.apply(row).estimates().keySet().stream())
                .filter(SummaryMetric::isAdditional)
                .distinct()
                .map(metric -> TableColumn.rounded(
                        metric.words(),
                        rows,
                        row -> Optional.ofNullable(
                                        summary.apply(row).estimates().get(metric))
                                .map(Estimate::mean)
                                .orElseGet(OptionalDouble::empty)));
    }

    private static <T> Stream<TableColumn> accuracies(List<T> rows, Function<T, ArmSummary> summary) {
        return Stream.of(
                mean("accuracy", rows, summary, SummaryMetric.TEST_ACCURACY_AT_BEST),
                TableColumn.words("95 % interval", rows, row -> interval(summary.apply(row))));
    }

    private static <T> Stream<TableColumn> others(List<T> rows, Function<T, ArmSummary> summary) {
        return Stream.of(
                mean("at last epoch", rows, summary, SummaryMetric.TEST_ACCURACY_AT_LAST),
                mean("loss", rows, summary, SummaryMetric.TEST_LOSS_AT_BEST),
                mean("gap", rows, summary, SummaryMetric.GAP_ACCURACY));
    }

    private static <T> TableColumn mean(
            String name, List<T> rows, Function<T, ArmSummary> summary, SummaryMetric metric) {
        return TableColumn.rounded(
                name, rows, row -> summary.apply(row).of(metric).mean());
    }

    private static String interval(ArmSummary summary) {
        return summary.of(SummaryMetric.TEST_ACCURACY_AT_BEST)
                .ci95()
                .map(TerminalSummary::text)
                .orElse("");
    }

    private static String text(Interval interval) {
        return "[" + NumberText.fixed(interval.low(), 4) + ", " + NumberText.fixed(interval.high(), 4) + "]";
    }
}
