package org.dropwhere.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.Curve;
import org.dropwhere.statistics.CurveMetric;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.ResultsByArm;
import org.dropwhere.statistics.Sample;
import org.dropwhere.statistics.SolvedCurve;
import org.dropwhere.statistics.SummaryMetric;
import org.dropwhere.statistics.VariantRanks;
import org.dropwhere.text.NumberText;

/** What a chart shows, as a table to stand in its place where it cannot be drawn. */
final class ChartNumbers {
    private record Epoch(Arm arm, int epoch, OptionalInt n, OptionalDouble value, Optional<Interval> interval) {}

    private ChartNumbers() {}

    /** Of a chart by its name. */
    static ResultTable of(String chart, ResultsByArm results, Comparisons comparisons) {
        return switch (chart) {
            case "differences" -> differences(comparisons.ofPrimary());
            case "accuracy" -> curve(results, CurveMetric.VALIDATION_ACCURACY);
            case "loss" -> curve(results, CurveMetric.VALIDATION_LOSS);
            case "solved" -> solved(results);
            case "critical-difference" ->
                RanksTable.of(VariantRanks.of(results, comparisons.primary()).orElseThrow());
            case "gap" -> samples(results, SummaryMetric.GAP_ACCURACY);
            default -> samples(results, comparisons.primary());
        };
    }

    private static ResultTable differences(List<Comparison> rows) {
        return new ResultTable(Stream.concat(
                        Stream.of(TableColumn.words("comparison", rows, Comparison::name)),
                        estimate(
                                rows,
                                row -> row.evidence().difference(),
                                row -> row.pairs().differences()))
                .toList());
    }

    private static ResultTable samples(ResultsByArm results, SummaryMetric metric) {
        List<Sample> rows = Sample.of(results, metric);
        return new ResultTable(Stream.concat(
                        ArmColumns.of(results.plan().axes(), rows, Sample::arm),
                        estimate(rows, Sample::estimate, Sample::values))
                .toList());
    }

    private static <T> Stream<TableColumn> estimate(
            List<T> rows, Function<T, Estimate> estimate, Function<T, List<Double>> values) {
        return Stream.of(
                TableColumn.wholes("n", rows, row -> estimate.apply(row).n()),
                TableColumn.rounded("mean", rows, row -> estimate.apply(row).mean()),
                TableColumn.rounded(
                        "ci95_low", rows, row -> end(estimate.apply(row).ci95(), Interval::low)),
                TableColumn.rounded(
                        "ci95_high", rows, row -> end(estimate.apply(row).ci95(), Interval::high)),
                TableColumn.words(
                        "each seed",
                        rows,
                        row -> values.apply(row).stream()
                                .map(value -> NumberText.fixed(value, 4))
                                .collect(Collectors.joining(" "))));
    }

    private static ResultTable curve(ResultsByArm results, CurveMetric metric) {
        return epochs(
                results.plan(),
                Curve.of(results, metric).stream()
                        .flatMap(curve -> IntStream.range(0, curve.points().size())
                                .mapToObj(i ->
                                        epoch(curve.arm(), i + 1, curve.points().get(i))))
                        .toList());
    }

    private static Epoch epoch(Arm arm, int epoch, Estimate point) {
        return new Epoch(arm, epoch, OptionalInt.of(point.n()), point.mean(), point.ci95());
    }

    private static ResultTable solved(ResultsByArm results) {
        double threshold = results.plan().experiment().analysis().solved().orElseThrow();
        return epochs(
                results.plan(),
                SolvedCurve.of(results, threshold).stream()
                        .flatMap(curve -> IntStream.range(0, curve.shares().size())
                                .mapToObj(i -> new Epoch(
                                        curve.arm(),
                                        i + 1,
                                        OptionalInt.empty(),
                                        OptionalDouble.of(curve.shares().get(i).value()),
                                        Optional.of(curve.interval(i + 1)))))
                        .toList());
    }

    private static ResultTable epochs(Plan plan, List<Epoch> rows) {
        return new ResultTable(Stream.concat(
                        ArmColumns.of(plan.axes(), rows, Epoch::arm),
                        Stream.of(
                                TableColumn.wholes("epoch", rows, Epoch::epoch),
                                TableColumn.someWholes("n", rows, Epoch::n),
                                TableColumn.rounded("value", rows, Epoch::value),
                                TableColumn.rounded("ci95_low", rows, row -> end(row.interval(), Interval::low)),
                                TableColumn.rounded("ci95_high", rows, row -> end(row.interval(), Interval::high))))
                .toList());
    }

    private static OptionalDouble end(Optional<Interval> interval, ToDoubleFunction<Interval> end) {
        return interval.stream().mapToDouble(end).findFirst();
    }
}
