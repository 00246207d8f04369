package org.dropwhere.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.SummaryMetric;

/** {@code tables/summary}: a row for each arm, in the order of the plan, and each metric. */
final class SummaryTable {
    private record Row(ArmSummary summary, SummaryMetric metric) {
        Estimate estimate() {
            return summary.of(metric);
        }
    }

    private SummaryTable() {}

    static ResultTable of(List<String> axes, List<ArmSummary> summaries) {
        List<Row> rows = summaries.stream()
                .flatMap(summary -> Arrays.stream(SummaryMetric.values()).map(metric -> new Row(summary, metric)))
                .toList();
        return new ResultTable(Stream.concat(
                        ArmColumns.of(axes, rows, row -> row.summary().arm()),
                        Stream.of(
                                TableColumn.words(
                                        "metric", rows, row -> row.metric().key()),
                                TableColumn.wholes(
                                        "n", rows, row -> row.estimate().n()),
                                TableColumn.wholes(
                                        "failed", rows, row -> row.summary().failed()),
                                TableColumn.rounded(
                                        "mean", rows, row -> row.estimate().mean()),
                                TableColumn.rounded(
                                        "sd", rows, row -> row.estimate().sd()),
                                TableColumn.rounded("ci95_low", rows, row -> end(row, Interval::low)),
                                TableColumn.rounded("ci95_high", rows, row -> end(row, Interval::high))))
                .toList());
    }

    private static OptionalDouble end(Row row, ToDoubleFunction<Interval> end) {
        Optional<Interval> interval = row.estimate().ci95();
        return interval.isPresent() ? OptionalDouble.of(end.applyAsDouble(interval.get())) : OptionalDouble.empty();
    }
}
