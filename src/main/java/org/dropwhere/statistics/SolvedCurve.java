package org.dropwhere.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.plan.Arm;

/**
 * In what share of an arm's seeds the task has been solved, epoch by epoch. A seed that has solved it once counts from
 * then on, whatever follows.
 *
 * @param arm the variant at a point of the sweep
 * @param shares after each epoch, from epoch 1; never falling
 * @param variation what differs from seed to seed
 */
public record SolvedCurve(Arm arm, List<Proportion> shares, SeedVariation variation) {

    /** Copies the list. */
    public SolvedCurve {
        shares = List.copyOf(shares);
    }

    /**
     * A curve of every arm, in the order of the plan, of all trials that completed an epoch.
     *
     * @param threshold the validation accuracy from which the task counts as solved
     */
    public static List<SolvedCurve> of(ResultsByArm results, double threshold) {
        return Curve.of(results, CurveMetric.VALIDATION_ACCURACY).stream()
                .map(curve -> of(curve, threshold, results.variation(curve.arm())))
                .toList();
    }

    private static SolvedCurve of(Curve curve, double threshold, SeedVariation variation) {
        int seeds = curve.seeds().size();
        return new SolvedCurve(
                curve.arm(),
                IntStream.rangeClosed(1, curve.points().size())
                        .mapToObj(epoch -> new Proportion(solved(curve, threshold, epoch), seeds))
                        .toList(),
                variation);
    }

    /**
     * The 95 % interval of a share, by Wilson's method.
     *
     * @param epoch from 1
     */
    public Interval interval(int epoch) {
        return shares.get(epoch - 1).wilson95(variation);
    }

    private static int solved(Curve curve, double threshold, int epoch) {
        return (int) curve.seeds().stream()
                .filter(values -> hasReached(threshold, values, epoch))
                .count();
    }

    private static boolean hasReached(double threshold, List<Double> values, int epoch) {
        return values.stream().limit(epoch).anyMatch(value -> value >= threshold);
    }
}
