package org.dropwhere.report.chart;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** Draws them, in the order in which one would look at them; none if no trial has completed an epoch. */
    public static List<Chart> draw(Plan plan, List<CellResult> results, Comparisons comparisons) {
        Cast cast = Cast.of(plan);
        SummaryMetric primary = comparisons.primary();
        Sweeps sweeps = new Sweeps(plan, results, primary, cast);
        return Stream.of(
                        Differences.of(plan, comparisons, cast),
                        sweeps.curves(),
                        sweeps.heatMaps(),
                        Finals.distribution(plan, results, primary, cast),
                        LearningCurves.accuracy(plan, results, cast),
                        SolvedCurves.of(plan, results, cast),
                        LearningCurves.loss(plan, results, cast),
                        Finals.gap(plan, results, cast))
                .flatMap(Optional::stream)
                // Each takes some tenths of a second.
                .parallel()
                .map(Sketch::draw)
                .toList();
    }
}
