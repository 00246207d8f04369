package org.dropwhere.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.plan.Arm;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.PrimaryMetric.Moment;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.ResultsByArm;
import org.dropwhere.statistics.Sample;
import org.dropwhere.statistics.SummaryMetric;

/** All metrics of the test sequences, a row for each arm and metric; those that no trial has measured are left out. */
final class MetricsTables {
    /** What earlier releases measured, which the summary shows too. */
    private static final Set<Metric> IN_SUMMARY = EnumSet.of(Metric.ACCURACY, Metric.LOSS);

    private record Row(Arm arm, Metric metric, Estimate atBest, Estimate atLast, Estimate otherAtBest) {}

    private MetricsTables() {}

    /** Without dropout, at the best epoch and after training; empty if no more was measured than the summary shows. */
    static ResultTable withoutDropout(ResultsByArm results) {
        List<Row> all = rows(results, false);
        List<Row> rows = all.stream().map(Row::metric).allMatch(IN_SUMMARY::contains) ? List.of() : all;
        return new ResultTable(Stream.of(
                        about(results, rows),
                        Stream.of(TableColumn.wholes(
                                "n", rows, row -> row.atBest().n())),
                        estimate("", "_at_best", rows, Row::atBest),
                        estimate("", "_at_last", rows, Row::atLast))
                .flatMap(Function.identity())
                .toList());
    }

    /** With dropout, beside the usual value at the best epoch; empty if nothing was measured. */
    static ResultTable withDropout(ResultsByArm results) {
        List<Row> rows = rows(results, true);
        return new ResultTable(Stream.of(
                        about(results, rows),
                        Stream.of(
                                TableColumn.wholes(
                                        "n", rows, row -> row.atBest().n()),
                                TableColumn.rounded(
                                        "without_dropout_at_best",
                                        rows,
                                        row -> row.otherAtBest().mean())),
                        estimate("with_dropout_", "_at_best", rows, Row::atBest),
                        estimate("with_dropout_", "_at_last", rows, Row::atLast))
                .flatMap(Function.identity())
                .toList());
    }

    private static Stream<TableColumn> about(ResultsByArm results, List<Row> rows) {
        return Stream.concat(
                ArmColumns.of(results.plan().axes(), rows, Row::arm),
                Stream.of(TableColumn.words("metric", rows, row -> row.metric().key())));
    }

    private static Stream<TableColumn> estimate(
            String before, String after, List<Row> rows, Function<Row, Estimate> estimate) {
        return Stream.of(
                TableColumn.rounded(
                        before + "mean" + after,
                        rows,
                        row -> estimate.apply(row).mean()),
                TableColumn.rounded(
                        before + "sd" + after, rows, row -> estimate.apply(row).sd()));
    }

    private static List<Row> rows(ResultsByArm results, boolean withDropout) {
        Map<PrimaryMetric, Map<Arm, Estimate>> estimates = PrimaryMetric.ALL.stream()
                .collect(Collectors.toMap(metric -> metric, metric -> byArm(results, SummaryMetric.of(metric))));
        return results.arms().stream()
                .flatMap(arm -> Stream.of(Metric.values()).map(metric -> {
                    Function<PrimaryMetric, Estimate> of = primary ->
                            estimates.getOrDefault(primary, Map.of()).getOrDefault(arm, Estimate.of(List.of()));
                    return new Row(
                            arm,
                            metric,
                            of.apply(new PrimaryMetric(metric, withDropout, Moment.BEST)),
                            of.apply(new PrimaryMetric(metric, withDropout, Moment.LAST)),
                            of.apply(new PrimaryMetric(metric, false, Moment.BEST)));
                }))
                .filter(row -> row.atBest().n() + row.atLast().n() > 0)
                .toList();
    }

    private static Map<Arm, Estimate> byArm(ResultsByArm results, SummaryMetric metric) {
        return Sample.of(results, metric).stream().collect(Collectors.toMap(Sample::arm, Sample::estimate));
    }
}
