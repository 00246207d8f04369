package org.dropwhere.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.config.Variant;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.CellResult;
import org.dropwhere.training.EpochMetrics;

/**
 * A variant's way through the epochs.
 *
 * @param variant its name
 * @param points one for each epoch that at least one seed completed, in order from epoch 1; n falls where trials failed
 */
public record Curve(String variant, List<Estimate> points) {

    /** Copies the list. */
    public Curve {
        points = List.copyOf(points);
    }

    /** A curve of every variant, in the order of the plan. The epochs of failed trials count as far as they go. */
    public static List<Curve> of(Plan plan, List<CellResult> results, CurveMetric metric) {
        return plan.experiment().variants().stream()
                .map(variant -> of(variant, results, metric))
                .toList();
    }

    private static Curve of(Variant variant, List<CellResult> results, CurveMetric metric) {
        List<List<EpochMetrics>> trials = results.stream()
                .filter(result -> result.cell().variant().equals(variant.name()))
                .flatMap(result -> result.outcome().stream())
                .map(outcome -> outcome.epochs())
                .toList();
        int epochs = trials.stream().mapToInt(List::size).max().orElse(0);
        return new Curve(
                variant.name(),
                IntStream.range(0, epochs)
                        .mapToObj(epoch -> Estimate.of(trials.stream()
                                .filter(trial -> trial.size() > epoch)
                                .map(trial -> metric.of(trial.get(epoch)))
                                .toList()))
                        .toList());
    }
}
