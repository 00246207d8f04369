package org.dropwhere.statistics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.dropwhere.random.RandomStream;

/**
 * The bias-corrected and accelerated bootstrap interval of a mean (Efron 1987, "Better bootstrap confidence intervals";
 * Efron and Tibshirani 1993, "An Introduction to the Bootstrap", equations 14.9 to 14.15). It assumes no normal
 * distribution and follows skewness, but from few values it is too narrow; hence no verdict is built on it. The same
 * values give the same interval.
 */
final class BiasCorrected {
    static final int FEWEST = 6;

    private static final int RESAMPLES = 9_999;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private BiasCorrected() {}

    /**
     * The interval.
     *
     * @param sample {@link #FEWEST} values or more, not all equal
     * @param beyond the probability that it misses the true mean
     */
    static Interval of(List<Double> sample, double beyond) {
        double[] values = sample.stream().mapToDouble(Double::doubleValue).toArray();
        double mean = Estimate.of(sample).mean().orElseThrow();
        double[] means = resampled(values);
        double bias = NORMAL.inverseCumulativeProbability(shareBelow(mean, means));
        double acceleration = acceleration(values, mean);
        return new Interval(
                quantile(means, corrected(beyond / 2, bias, acceleration)),
                quantile(means, corrected(1 - beyond / 2, bias, acceleration)));
    }

    private static double[] resampled(double[] values) {
        RandomStream stream = RandomStream.ofSeed(0).at("bootstrap");
        double[] means = new double[RESAMPLES];
        for (int draw = 0; draw < RESAMPLES; draw++) {
            RandomStream choice = stream.at(draw);
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[choice.below(values.length, i)];
            }
            means[draw] = sum / values.length;
        }
        Arrays.sort(means);
        return means;
    }

    /** Means that are equal to the bound count half; never 0 or 1. */
    private static double shareBelow(double bound, double[] means) {
        double count = 0;
        for (double mean : means) {
            count += mean < bound ? 1 : mean == bound ? 0.5 : 0;
        }
        return Math.max(1, Math.min(RESAMPLES, count)) / (RESAMPLES + 1);
    }

    /** From the jackknife, whose values of a mean are a line in the sample's. */
    private static double acceleration(double[] values, double mean) {
        double squares = 0;
        double cubes = 0;
        for (double value : values) {
            double deviation = value - mean;
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }
        return cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double corrected(double share, double bias, double acceleration) {
        double z = bias + NORMAL.inverseCumulativeProbability(share);
        return NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.min(place, sorted.length - 2);
        return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
