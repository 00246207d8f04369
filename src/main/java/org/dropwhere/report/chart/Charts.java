package org.dropwhere.report.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.ResultsByArm;
import org.dropwhere.statistics.SummaryMetric;

/** The charts that make sense for an experiment. */
public final class Charts {
    /** Of all charts that there are, as they name their files. */
    public static final List<String> NAMES =
            List.of("accuracy", "differences", "distribution", "gap", "heat-map", "loss", "solved", "sweep");

    private Charts() {}

    /**
     * All of them, in the order in which one would look at them; none is drawn yet, so that each can fail by itself.
     */
    public static List<ChartSource> of(ResultsByArm results, Comparisons comparisons) {
        return byName(results, comparisons).entrySet().stream()
                .map(chart -> new ChartSource(
                        chart.getKey(), () -> chart.getValue().get().map(Sketch::draw)))
                .toList();
    }

    /** Those that have something to show. */
    static List<Sketch> sketches(ResultsByArm results, Comparisons comparisons) {
        return byName(results, comparisons).values().stream()
                .flatMap(sketch -> sketch.get().stream())
                .toList();
    }

    private static Map<String, Supplier<Optional<Sketch>>> byName(ResultsByArm results, Comparisons comparisons) {
        SummaryMetric primary = comparisons.primary();
        Map<String, Supplier<Optional<Sketch>>> charts = new LinkedHashMap<>();
        charts.put("differences", () -> Differences.of(results.plan(), comparisons, Cast.of(results.plan())));
        charts.put("sweep", () -> sweeps(results, primary).curves());
        charts.put("heat-map", () -> sweeps(results, primary).heatMaps());
        charts.put("distribution", () -> Finals.distribution(results, primary, Cast.of(results.plan())));
        charts.put("accuracy", () -> LearningCurves.accuracy(results, Cast.of(results.plan())));
        charts.put("solved", () -> SolvedCurves.of(results, Cast.of(results.plan())));
        charts.put("loss", () -> LearningCurves.loss(results, Cast.of(results.plan())));
        charts.put("gap", () -> Finals.gap(results, Cast.of(results.plan())));
        return charts;
    }

    private static Sweeps sweeps(ResultsByArm results, SummaryMetric primary) {
        return new Sweeps(results, primary, Cast.of(results.plan()));
    }
}
