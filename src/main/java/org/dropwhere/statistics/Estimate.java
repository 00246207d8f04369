package org.dropwhere.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What a sample says of the mean it was drawn from. One value alone has a mean but no spread and no interval; none has
 * nothing.
 *
 * @param n size of the sample
 * @param mean of the sample
 * @param sd standard deviation of the sample, with n - 1 degrees of freedom
 * @param ci95 the 95 % confidence interval of the mean
 */
public record Estimate(int n, OptionalDouble mean, OptionalDouble sd, Optional<Interval> ci95) {
    private static final double BEYOND = 0.05;

    /**
     * Estimates from a sample. With mean m, standard deviation s and the 97.5 % quantile t of Student's t distribution
     * with n - 1 degrees of freedom, the interval is {@code m ± t s / sqrt(n)} (Student 1908, "The probable error of a
     * mean"). It assumes that the values are independent and their mean about normally distributed.
     *
     * <p>Sums are corrected in a second pass (Chan, Golub and LeVeque 1983, "Algorithms for computing the sample
     * variance", equation 1.7), so that a constant sample has exactly its value as mean and no spread.
     *
     * @param sample in any order; equal orders give equal bits
     * @throws IllegalArgumentException if a value is not finite
     */
    public static Estimate of(List<Double> sample) {
        double[] values = sample.stream().mapToDouble(Double::doubleValue).toArray();
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A sample's values are finite, not " + value);
            }
        }
        int n = values.length;
        if (n == 0) {
            return new Estimate(0, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
        }
        double near = mean(values, 0);
        double mean = near + mean(values, near);
        if (n == 1) {
            return new Estimate(1, OptionalDouble.of(mean), OptionalDouble.empty(), Optional.empty());
        }
        double squares = 0;
        double rest = 0;
        for (double value : values) {
            double deviation = value - mean;
            squares += deviation * deviation;
            rest += deviation;
        }
        double sd = Math.sqrt((squares - rest * rest / n) / (n - 1));
        return new Estimate(
                n, OptionalDouble.of(mean), OptionalDouble.of(sd), Optional.of(interval(n, mean, sd, BEYOND)));
    }

    /** With an interval that misses the true mean with another probability than 5 %: of one look of several. */
    Estimate missing(double beyond) {
        return new Estimate(n, mean, sd, ci95.map(interval -> interval(beyond)));
    }

    /**
     * The mean's confidence interval, by Student's t, from two values on.
     *
     * @param beyond the probability that it misses the true mean
     */
    Interval interval(double beyond) {
        return interval(n, mean.orElseThrow(), sd.orElseThrow(), beyond);
    }

    private static Interval interval(int n, double mean, double sd, double beyond) {
        double reach = TDistribution.of(n - 1).inverseSurvivalProbability(beyond / 2) * sd / Math.sqrt(n);
        return new Interval(mean - reach, mean + reach);
    }

    private static double mean(double[] values, double origin) {
        double sum = 0;
        for (double value : values) {
            sum += value - origin;
        }
        return sum / values.length;
    }
}
