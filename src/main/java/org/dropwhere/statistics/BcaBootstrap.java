package org.dropwhere.statistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.dropwhere.random.RandomStream;

/**
 * The bias-corrected and accelerated bootstrap interval of a mean (Efron 1987, "Better bootstrap confidence intervals";
 * Efron and Tibshirani 1993, "An Introduction to the Bootstrap", equations 14.9 to 14.15). It assumes no normal
 * distribution and follows skewness, but from few values it is too narrow; hence no verdict is built on it. The same
 * values give the same interval, and the same values in another unit the same interval in that unit.
 *
 * <p>Which values a resample takes depends on the size of the sample alone, and drawing that takes most of the time. So
 * it is kept for the next sample of that size. Not for use by several threads.
 */
final class BcaBootstrap {
    static final int FEWEST = 6;

    private static final int RESAMPLES = 9_999;
    /**
     * Sums of the same numbers in another order differ by rounding; of the sum of all sizes, as in {@link SignFlip}.
     */
    private static final double ROUNDING = 1e-10;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** So large a sample is resampled anew each time: what would be kept is 40 kB for each of its values. */
    private static final int LARGEST_KEPT = 500;

    private int[][] kept = {};
    private int keptSize = 0;

    /**
     * The interval.
     *
     * @param sample {@link #FEWEST} values or more, not all equal
     * @param alpha 1 minus the confidence
     */
    Interval of(List<Double> sample, double alpha) {
        double mean = Estimate.of(sample).mean().orElseThrow();
        double[] deviations = sample.stream().mapToDouble(value -> value - mean).toArray();
        double[] means = resampled(deviations);
        double tie = ROUNDING * DoubleStream.of(deviations).map(Math::abs).sum() / deviations.length;
        double bias = NORMAL.inverseCumulativeProbability(shareBelow(tie, means));
        double acceleration = acceleration(deviations);
        Interval interval = new Interval(
                mean + Quantiles.of(means, corrected(alpha / 2, bias, acceleration)),
                mean + Quantiles.of(means, corrected(1 - alpha / 2, bias, acceleration)));
        // Rounding may lead beyond the values.
        return interval.within(new Interval(Collections.min(sample), Collections.max(sample)));
    }

    private double[] resampled(double[] values) {
        int size = values.length;
        if (size != keptSize && size <= LARGEST_KEPT) {
            kept = IntStream.range(0, RESAMPLES)
                    .mapToObj(i -> resample(i, size))
                    .toArray(int[][]::new);
            keptSize = size;
        }
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double sum = 0;
            for (int place : size == keptSize ? kept[i] : resample(i, size)) {
                sum += values[place];
            }
            means[i] = sum / size;
        }
        Arrays.sort(means);
        return means;
    }

    /** The places of the values that a resample takes. */
    private static int[] resample(int number, int size) {
        RandomStream stream = RandomStream.ofSeed(0).at("bootstrap").at(number);
        return IntStream.range(0, size).map(i -> stream.below(size, i)).toArray();
    }

    /**
     * The share of the means below 0, those equal to it counted half; never 0 or 1.
     *
     * @param tie how far from 0 a mean may be to be equal to it
     */
    private static double shareBelow(double tie, double[] means) {
        double count = 0;
        for (double mean : means) {
            count += mean < -tie ? 1 : mean <= tie ? 0.5 : 0;
        }
        return Math.max(1, Math.min(RESAMPLES, count)) / (RESAMPLES + 1);
    }

    /** From the jackknife, whose values of a mean are a line in the sample's. */
    private static double acceleration(double[] deviations) {
        double squares = 0;
        double cubes = 0;
        for (double deviation : deviations) {
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }
        return cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double corrected(double share, double bias, double acceleration) {
        double z = bias + NORMAL.inverseCumulativeProbability(share);
        return NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z));
    }
}
