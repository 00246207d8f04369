package org.dropwhere.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.dropwhere.spec.Variant;

/**
 * A variant over all points of a sweep: the mean of the middle half of all values of all seeds and points, which no few
 * diverged trials move (Agarwal et al. 2021, "Deep reinforcement learning at the edge of the statistical precipice",
 * section 4.3).
 *
 * @param variant its name
 * @param metric the primary one
 * @param points how many
 * @param n seeds that finished at all points
 * @param value absent without seeds
 * @param ci95 by {@link SeedBootstrap}, from {@link Verdict#FEWEST_SEEDS} seeds on
 */
public record InterquartileMean(
        String variant, SummaryMetric metric, int points, int n, OptionalDouble value, Optional<Interval> ci95) {
    private static final double TRIMMED = 0.25;

    /** Of every variant, in the order of the plan; empty without a sweep. */
    public static List<InterquartileMean> of(ResultsByArm results, SummaryMetric metric) {
        int points = results.plan().points().size();
        return points < 2
                ? List.of()
                : results.plan().experiment().variants().stream()
                        .map(Variant::name)
                        .flatMap(variant -> SeedScores.of(results, metric, List.of(variant)).stream())
                        .map(scores -> of(scores, metric, points))
                        .toList();
    }

    private static InterquartileMean of(SeedScores scores, SummaryMetric metric, int points) {
        double[][] rows = scores.seeds().stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
        return new InterquartileMean(
                scores.variant(),
                metric,
                points,
                rows.length,
                rows.length == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                of(rows, IntStream.range(0, rows.length).toArray())),
                rows.length < Verdict.FEWEST_SEEDS
                        ? Optional.empty()
                        : Optional.of(SeedBootstrap.of(rows.length, chosen -> of(rows, chosen))));
    }

    /** Of some of the rows. */
    static double of(double[][] rows, int[] chosen) {
        double[] sorted = Arrays.stream(chosen)
                .mapToObj(row -> rows[row])
                .flatMapToDouble(DoubleStream::of)
                .sorted()
                .toArray();
        int cut = (int) (TRIMMED * sorted.length);
        double sum = 0;
        for (int i = cut; i < sorted.length - cut; i++) {
            sum += sorted[i];
        }
        return sum / (sorted.length - 2 * cut);
    }
}
