package org.dropwhere.report.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.CellResult;
import org.dropwhere.statistics.Comparisons;
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
    public static List<ChartSource> of(Plan plan, List<CellResult> results, Comparisons comparisons) {
        return byName(plan, results, comparisons).entrySet().stream()
                .map(chart -> new ChartSource(
                        chart.getKey(), () -> chart.getValue().get().map(Sketch::draw)))
                .toList();
    }

    /** Those that have something to show. */
    static List<Sketch> sketches(Plan plan, List<CellResult> results, Comparisons comparisons) {
        return byName(plan, results, comparisons).values().stream()
                .flatMap(sketch -> sketch.get().stream())
                .toList();
    }

    private static Map<String, Supplier<Optional<Sketch>>> byName(
            Plan plan, List<CellResult> results, Comparisons comparisons) {
        SummaryMetric primary = comparisons.primary();
        Map<String, Supplier<Optional<Sketch>>> charts = new LinkedHashMap<>();
        charts.put("differences", () -> Differences.of(plan, comparisons, Cast.of(plan)));
        charts.put("sweep", () -> sweeps(plan, results, primary).curves());
        charts.put("heat-map", () -> sweeps(plan, results, primary).heatMaps());
        charts.put("distribution", () -> Finals.distribution(plan, results, primary, Cast.of(plan)));
        charts.put("accuracy", () -> LearningCurves.accuracy(plan, results, Cast.of(plan)));
        charts.put("solved", () -> SolvedCurves.of(plan, results, Cast.of(plan)));
        charts.put("loss", () -> LearningCurves.loss(plan, results, Cast.of(plan)));
        charts.put("gap", () -> Finals.gap(plan, results, Cast.of(plan)));
        return charts;
    }

    private static Sweeps sweeps(Plan plan, List<CellResult> results, SummaryMetric primary) {
        return new Sweeps(plan, results, primary, Cast.of(plan));
    }
}
