package org.dropwhere.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.SummaryMetric;

/** The few numbers that a person wants first, a row for each arm, in the order of the plan. */
final class TerminalSummary {
    static final String NOTE = """

            Means over n seeds, test data, dropout off. The accuracy, with its 95 % interval,
            and the loss (nats) are those at the epoch with the best validation accuracy; the
            gap is training minus test accuracy at the last.
            """;

    private TerminalSummary() {}

    /** Of what {@link #table} has made. */
    static String of(ResultTable table) {
        return table.toText() + NOTE;
    }

    static ResultTable table(List<String> axes, List<ArmSummary> summaries) {
        return new ResultTable(
                Stream.concat(ArmColumns.of(axes, summaries, ArmSummary::arm), columns(summaries, summary -> summary))
                        .toList());
    }

    /** The columns of numbers. */
    static <T> Stream<TableColumn> columns(List<T> rows, Function<T, ArmSummary> summary) {
        return Stream.of(
                TableColumn.wholes("n", rows, row -> summary.apply(row).finished()),
                TableColumn.wholes("failed", rows, row -> summary.apply(row).failed()),
                mean("accuracy", rows, summary, SummaryMetric.TEST_ACCURACY_AT_BEST),
                TableColumn.words("95 % interval", rows, row -> interval(summary.apply(row))),
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
        return String.format(Locale.ROOT, "[%.4f, %.4f]", interval.low(), interval.high());
    }
}
