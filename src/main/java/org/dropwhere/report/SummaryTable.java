package org.dropwhere.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.dropwhere.plan.Arm;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.SummaryMetric;
import org.dropwhere.statistics.TestLabels;

/** {@code tables/summary}: a row for each arm, in the order of the plan, and each metric. */
final class SummaryTable {
    /**
     * A row.
     *
     * @param of what was summarised
     */
    record Row<T>(T of, ArmSummary summary, SummaryMetric metric) {
        Estimate estimate() {
            return summary.of(metric);
        }
    }

    private SummaryTable() {}

    /** @param labels of an arm's test sequences, where they are known */
    static ResultTable of(List<String> axes, List<ArmSummary> summaries, Function<Arm, Optional<TestLabels>> labels) {
        return of(
                summaries,
                summary -> summary,
                rows -> ArmColumns.of(axes, rows, row -> row.summary().arm()),
                summary -> labels.apply(summary.arm()));
    }

    /** Of things that have a summary, with columns that identify the thing of a row. */
    static <T> ResultTable of(
            List<T> things,
            Function<T, ArmSummary> summary,
            Function<List<Row<T>>, Stream<TableColumn>> about,
            Function<T, Optional<TestLabels>> labels) {
        List<Row<T>> rows = things.stream()
                .flatMap(thing -> summary.apply(thing).estimates().keySet().stream()
                        .map(metric -> new Row<>(thing, summary.apply(thing), metric)))
                .toList();
        return new ResultTable(Stream.of(about.apply(rows), numbers(rows), guesses(rows, labels))
                .flatMap(part -> part)
                .toList());
    }

    /**
     * Beside every test metric, what knowing only the labels' shares gives, and beside every test accuracy that again,
     * by the name of the share that it is; only where something is known.
     */
    private static <T> Stream<TableColumn> guesses(List<Row<T>> rows, Function<T, Optional<TestLabels>> labels) {
        Function<Row<T>, OptionalDouble> guess = row -> labels.apply(row.of())
                .map(known -> row.metric().ofGuessing(known.shareOfOnes()))
                .orElseGet(OptionalDouble::empty);
        return rows.stream().anyMatch(row -> guess.apply(row).isPresent())
                ? Stream.of(
                        TableColumn.rounded(
                                "majority",
                                rows,
                                row -> row.metric().isTestAccuracy() ? guess.apply(row) : OptionalDouble.empty()),
                        TableColumn.rounded("guessing", rows, guess))
                : Stream.of();
    }

    private static <T> Stream<TableColumn> numbers(List<Row<T>> rows) {
        return Stream.of(
                TableColumn.words("metric", rows, row -> row.metric().key()),
                TableColumn.wholes("n", rows, row -> row.estimate().n()),
                TableColumn.wholes("failed", rows, row -> row.summary().failed()),
                TableColumn.rounded("mean", rows, row -> row.estimate().mean()),
                TableColumn.rounded("sd", rows, row -> row.estimate().sd()),
                TableColumn.rounded("ci95_low", rows, row -> end(row, Interval::low)),
                TableColumn.rounded("ci95_high", rows, row -> end(row, Interval::high)));
    }

    private static OptionalDouble end(Row<?> row, ToDoubleFunction<Interval> end) {
        Optional<Interval> interval = row.estimate().ci95();
        return interval.isPresent() ? OptionalDouble.of(end.applyAsDouble(interval.get())) : OptionalDouble.empty();
    }
}
