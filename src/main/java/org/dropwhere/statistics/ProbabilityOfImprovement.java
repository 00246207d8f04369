package org.dropwhere.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.dropwhere.spec.Contrast;

/**
 * A comparison over all points of a sweep: how probable it is that a trial of the arm is better than one of the
 * baseline at the same point, ties counted half, averaged over the points (Agarwal et al. 2021, "Deep reinforcement
 * learning at the edge of the statistical precipice", section 4.3: at each point it is Mann and Whitney's U over the
 * number of pairs). It does not say by how much.
 *
 * @param contrast the variant and its baseline
 * @param metric the primary one
 * @param points how many
 * @param n seeds that finished in both at all points
 * @param value absent without seeds
 * @param ci95 by {@link SeedBootstrap}, from {@link Verdict#FEWEST_SEEDS} seeds on
 */
public record ProbabilityOfImprovement(
        Contrast contrast, SummaryMetric metric, int points, int n, OptionalDouble value, Optional<Interval> ci95) {

    /** Of every comparison, in the order of the file; empty without a sweep. */
    public static List<ProbabilityOfImprovement> of(ResultsByArm results, SummaryMetric metric) {
        return results.plan().points().size() < 2
                ? List.of()
                : results.plan().experiment().comparisons().stream()
                        .map(contrast -> of(contrast, results, metric))
                        .toList();
    }

    private static ProbabilityOfImprovement of(Contrast contrast, ResultsByArm results, SummaryMetric metric) {
        List<SeedScores> both = SeedScores.of(results, metric, List.of(contrast.variant(), contrast.baseline()));
        double[][] wins = wins(both.get(0).seeds(), both.get(1).seeds(), metric.higherIsBetter());
        int points = results.plan().points().size();
        return new ProbabilityOfImprovement(
                contrast,
                metric,
                points,
                wins.length,
                wins.length == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(share(
                                wins, points, IntStream.range(0, wins.length).toArray())),
                wins.length < Verdict.FEWEST_SEEDS
                        ? Optional.empty()
                        : Optional.of(SeedBootstrap.of(wins.length, chosen -> share(wins, points, chosen))));
    }

    /** At how many points the arm's seed (row) is better than the baseline's (column). */
    static double[][] wins(List<List<Double>> arm, List<List<Double>> baseline, boolean higherIsBetter) {
        double[][] wins = new double[arm.size()][baseline.size()];
        for (int i = 0; i < arm.size(); i++) {
            for (int j = 0; j < baseline.size(); j++) {
                for (int point = 0; point < arm.get(i).size(); point++) {
                    double more = arm.get(i).get(point) - baseline.get(j).get(point);
                    wins[i][j] += (Math.signum(higherIsBetter ? more : -more) + 1) / 2;
                }
            }
        }
        return wins;
    }

    /** Among all pairs of some seeds. */
    static double share(double[][] wins, int points, int[] chosen) {
        double sum = 0;
        for (int i : chosen) {
            for (int j : chosen) {
                sum += wins[i][j];
            }
        }
        return sum / points / chosen.length / chosen.length;
    }
}
