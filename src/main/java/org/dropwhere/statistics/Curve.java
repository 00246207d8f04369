package org.dropwhere.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.plan.Arm;

/**
 * A metric of an arm over the epochs.
 *
 * @param arm the variant at a point of the sweep
 * @param points one for each epoch that at least one seed completed, in order from epoch 1; n falls where trials failed
 *     or ended early
 * @param seeds the values of each trial that completed an epoch, from epoch 1, in the order of the plan
 */
public record Curve(Arm arm, List<Estimate> points, List<List<Double>> seeds) {

    /** Copies the lists. */
    public Curve {
        points = List.copyOf(points);
        seeds = seeds.stream().map(List::copyOf).toList();
    }

    /**
     * A curve of every arm, in the order of the plan. The completed epochs of failed trials count, too.
     *
     * @throws IllegalArgumentException if a value is not finite
     */
    public static List<Curve> of(ResultsByArm results, CurveMetric metric) {
        return results.arms().stream().map(arm -> of(arm, results, metric)).toList();
    }

    private static Curve of(Arm arm, ResultsByArm results, CurveMetric metric) {
        List<List<Double>> seeds = results.outcomes(arm)
                .map(outcome -> outcome.epochs().stream().map(metric::of).toList())
                .filter(values -> !values.isEmpty())
                .toList();
        int epochs = seeds.stream().mapToInt(List::size).max().orElse(0);
        SeedVariation variation = results.variation(arm);
        List<Estimate> points = IntStream.range(0, epochs)
                .mapToObj(epoch -> Estimate.of(seeds.stream()
                                .filter(values -> values.size() > epoch)
                                .map(values -> values.get(epoch))
                                .toList())
                        .widened(variation.widening(seeds.size()))
                        .within(metric.possible()))
                .toList();
        return new Curve(arm, points, seeds);
    }
}
