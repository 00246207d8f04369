package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.HandMade;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.Test;

class SweepStatisticsTest {
    private static final int SEEDS = 10;
    private static final int POINTS = 6;
    /** Of 9,999 resamples, as a share of the interval. */
    private static final double DRAWN = 0.03;

    private static List<List<Double>> scores(int a, int b, int c, int d, int e, int modulus) {
        return IntStream.range(0, SEEDS)
                .mapToObj(i -> IntStream.range(0, POINTS)
                        .mapToObj(j -> (a * i * i + b * i * j + c * j + d * i + e) % modulus / 100.0)
                        .toList())
                .toList();
    }

    private static final List<List<Double>> X = scores(37, 91, 53, 17, 0, 101);
    private static final List<List<Double>> Y = scores(29, 67, 71, 11, 5, 89);

    private static double[][] array(List<List<Double>> rows) {
        return rows.stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }

    private static int[] all(int n) {
        return IntStream.range(0, n).toArray();
    }

    private static void check(double low, double high, Interval interval) {
        double tolerance = DRAWN * (high - low);
        assertEquals(low, interval.low(), tolerance);
        assertEquals(high, interval.high(), tolerance);
    }

    /** The rliable package at 72fc16c: metrics.aggregate_iqm. */
    @Test
    void interquartileMeanAgreesWithRliable() {
        assertEquals(0.457, InterquartileMean.of(array(X), all(SEEDS)), 1e-12);
        assertEquals(0.41, InterquartileMean.of(array(Y), all(SEEDS)), 1e-12);
    }

    /** Likewise, metrics.probability_of_improvement; the second with ties. */
    @Test
    void probabilityOfImprovementAgreesWithRliable() {
        assertEquals(
                0.5658333333333333,
                ProbabilityOfImprovement.share(ProbabilityOfImprovement.wins(X, Y, true), POINTS, all(SEEDS)),
                1e-12);
        List<List<Double>> x = tenths(X);
        List<List<Double>> y = tenths(Y);
        assertEquals(
                0.5625,
                ProbabilityOfImprovement.share(ProbabilityOfImprovement.wins(x, y, true), POINTS, all(SEEDS)),
                1e-12);
        assertEquals(
                1 - 0.5625,
                ProbabilityOfImprovement.share(ProbabilityOfImprovement.wins(x, y, false), POINTS, all(SEEDS)),
                1e-12);
    }

    private static List<List<Double>> tenths(List<List<Double>> rows) {
        return rows.stream()
                .map(row ->
                        row.stream().map(value -> Math.rint(value * 10) / 10).toList())
                .toList();
    }

    /** NumPy 2.4.6: percentiles over 200,000 resamples of seeds (100,000 for the interquartile mean). */
    @Test
    void intervalsAgreeWithNumpy() {
        check(0.291, 0.572, SeedBootstrap.of(SEEDS, chosen -> InterquartileMean.of(array(X), chosen)));
        double[][] wins = ProbabilityOfImprovement.wins(X, Y, true);
        check(
                0.4325,
                0.66583333,
                SeedBootstrap.of(SEEDS, chosen -> ProbabilityOfImprovement.share(wins, POINTS, chosen)));
    }

    /** rliable: library.get_interval_estimates of one task, where both ways to draw are the same. */
    @Test
    void intervalOfOnePointAgreesWithRliable() {
        double[][] one = array(X.stream().map(row -> row.subList(0, 1)).toList());
        check(0.12333333, 0.67333333, SeedBootstrap.of(SEEDS, chosen -> InterquartileMean.of(one, chosen)));
    }

    private static ResultsByArm swept(int seeds, Outcome third) {
        Plan plan = HandMade.swept(
                HandMade.plan(seeds, "control", "arm"), new TreeMap<>(Map.of("data.train", List.of("100", "200"))));
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 2 * seeds; i++) {
            outcomes.add(HandMade.finished(0.5));
            outcomes.add(i == 2 ? third : HandMade.finished(0.75));
        }
        return ResultsByArm.of(plan, HandMade.results(plan, outcomes.toArray(Outcome[]::new)));
    }

    @Test
    void countsTheSeedsThatFinishedAtAllPoints() {
        ResultsByArm results = swept(6, HandMade.failed());
        List<InterquartileMean> means = InterquartileMean.of(results, SummaryMetric.TEST_ACCURACY_AT_BEST);
        assertEquals(List.of(6, 5), means.stream().map(InterquartileMean::n).toList());
        assertEquals(OptionalDouble.of(0.75), means.get(1).value());
        assertTrue(means.get(1).ci95().isPresent());
        ProbabilityOfImprovement improvement = ProbabilityOfImprovement.of(results, SummaryMetric.TEST_ACCURACY_AT_BEST)
                .get(0);
        assertEquals(5, improvement.n());
        assertEquals(OptionalDouble.of(1), improvement.value());
        assertEquals(
                OptionalDouble.of(1),
                ProbabilityOfImprovement.of(results, SummaryMetric.TEST_LOSS_AT_BEST)
                        .get(0)
                        .value());
    }

    @Test
    void fewSeedsHaveNoInterval() {
        ResultsByArm results = swept(4, HandMade.finished(0.75));
        assertTrue(InterquartileMean.of(results, SummaryMetric.TEST_ACCURACY_AT_BEST).stream()
                .allMatch(mean -> mean.ci95().isEmpty() && mean.value().isPresent()));
    }

    @Test
    void anExperimentWithoutASweepHasNone() {
        Plan plan = HandMade.plan(6, "control", "arm");
        ResultsByArm results = ResultsByArm.of(plan, HandMade.results(plan));
        assertEquals(List.of(), InterquartileMean.of(results, SummaryMetric.TEST_ACCURACY_AT_BEST));
        assertEquals(List.of(), ProbabilityOfImprovement.of(results, SummaryMetric.TEST_ACCURACY_AT_BEST));
    }
}
