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
    private Charts() {}

    /** Draws them, in the order in which one would look at them; none if no trial has completed an epoch. */
    public static List<Chart> draw(Plan plan, List<CellResult> results, Comparisons comparisons) {
        // Each takes some tenths of a second.
        return sketches(plan, results, comparisons).stream()
                .parallel()
                .map(Sketch::draw)
                .toList();
    }

    static List<Sketch> sketches(Plan plan, List<CellResult> results, Comparisons comparisons) {
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
                .toList();
    }
}
