package org.dropwhere.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.CellResult;
import org.dropwhere.training.EpochMetrics;

/**
 * An arm's way through the epochs.
 *
 * @param arm the variant at a point of the sweep
 * @param points one for each epoch that at least one seed completed, in order from epoch 1; n falls where trials failed
 */
public record Curve(Arm arm, List<Estimate> points) {

    /** Copies the list. */
    public Curve {
        points = List.copyOf(points);
    }

    /** A curve of every arm, in the order of the plan. The epochs of failed trials count as far as they go. */
    public static List<Curve> of(Plan plan, List<CellResult> results, CurveMetric metric) {
        return plan.arms().stream().map(arm -> of(arm, results, metric)).toList();
    }

    private static Curve of(Arm arm, List<CellResult> results, CurveMetric metric) {
        List<List<EpochMetrics>> trials = results.stream()
                .filter(result -> result.cell().arm().equals(arm))
                .flatMap(result -> result.outcome().stream())
                .map(outcome -> outcome.epochs())
                .toList();
        int epochs = trials.stream().mapToInt(List::size).max().orElse(0);
        return new Curve(
                arm,
                IntStream.range(0, epochs)
                        .mapToObj(epoch -> Estimate.of(trials.stream()
                                .filter(trial -> trial.size() > epoch)
                                .map(trial -> metric.of(trial.get(epoch)))
                                .toList()))
                        .toList());
    }
}
