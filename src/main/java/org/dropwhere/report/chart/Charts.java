package org.dropwhere.report.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.ResultsByArm;
import org.dropwhere.statistics.SummaryMetric;
import org.dropwhere.statistics.VariantRanks;

/** The charts that make sense for an experiment. */
public final class Charts {
    /** Of all charts that there are, as they name their files. */
    public static final List<String> NAMES = List.of(
            "accuracy",
            "critical-difference",
            "differences",
            "distribution",
            "gap",
            "heat-map",
            "loss",
            "solved",
            "sweep");

    private Charts() {}

    /**
     * All of them, in the order in which one would look at them; none is drawn yet, so that each can fail by itself.
     */
    public static List<ChartSource> of(ResultsByArm results, Comparisons comparisons) {
        return byName(results, comparisons).entrySet().stream()
                .map(chart -> new ChartSource(
                        chart.getKey(), () -> chart.getValue().get().map(ChartDraft::draw)))
                .toList();
    }

    /** Those that have something to show. */
    static List<ChartDraft> drafts(ResultsByArm results, Comparisons comparisons) {
        return byName(results, comparisons).values().stream()
                .flatMap(draft -> draft.get().stream())
                .toList();
    }

    private static Map<String, Supplier<Optional<ChartDraft>>> byName(ResultsByArm results, Comparisons comparisons) {
        SummaryMetric primary = comparisons.primary();
        Map<String, Supplier<Optional<ChartDraft>>> charts = new LinkedHashMap<>();
        charts.put(
                "differences",
                () -> DifferenceChart.of(results.plan(), comparisons, VariantPalette.of(results.plan())));
        charts.put("sweep", () -> sweeps(results, primary).curves());
        charts.put("heat-map", () -> sweeps(results, primary).heatMaps());
        charts.put(
                "critical-difference",
                () -> VariantRanks.of(results, primary)
                        .flatMap(ranks ->
                                CriticalDifferenceChart.of(results.plan(), ranks, VariantPalette.of(results.plan()))));
        charts.put(
                "distribution",
                () -> DistributionCharts.distribution(results, primary, VariantPalette.of(results.plan())));
        charts.put("accuracy", () -> LearningCurves.accuracy(results, VariantPalette.of(results.plan())));
        charts.put("solved", () -> SolvedCurves.of(results, VariantPalette.of(results.plan())));
        charts.put("loss", () -> LearningCurves.loss(results, VariantPalette.of(results.plan())));
        charts.put("gap", () -> DistributionCharts.gap(results, VariantPalette.of(results.plan())));
        return charts;
    }

    private static SweepCharts sweeps(ResultsByArm results, SummaryMetric primary) {
        return new SweepCharts(results, primary, VariantPalette.of(results.plan()));
    }
}
