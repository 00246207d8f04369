package org.dropwhere.report.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.CellResult;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.SummaryMetric;

/** The charts that make sense for an experiment. */
public final class Charts {
    private Charts() {}

    /**
     * All of them, in the order in which one would look at them; none is drawn yet, so that each can fail by itself.
     */
    public static List<ChartSource> of(Plan plan, List<CellResult> results, Comparisons comparisons) {
        SummaryMetric primary = comparisons.primary();
        return List.of(
                source("differences", () -> Differences.of(plan, comparisons, Cast.of(plan))),
                source("sweep", () -> sweeps(plan, results, primary).curves()),
                source("heat-map", () -> sweeps(plan, results, primary).heatMaps()),
                source("distribution", () -> Finals.distribution(plan, results, primary, Cast.of(plan))),
                source("accuracy", () -> LearningCurves.accuracy(plan, results, Cast.of(plan))),
                source("solved", () -> SolvedCurves.of(plan, results, Cast.of(plan))),
                source("loss", () -> LearningCurves.loss(plan, results, Cast.of(plan))),
                source("gap", () -> Finals.gap(plan, results, Cast.of(plan))));
    }

    private static Sweeps sweeps(Plan plan, List<CellResult> results, SummaryMetric primary) {
        return new Sweeps(plan, results, primary, Cast.of(plan));
    }

    private static ChartSource source(String name, Supplier<Optional<Sketch>> sketch) {
        return new ChartSource(name, () -> sketch.get().map(Sketch::draw));
    }
}
