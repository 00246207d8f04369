package org.dropwhere.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What a sample says of the mean it was drawn from. One value alone has a mean but no spread and no interval; none has
 * nothing. Every number is finite: what would not be is absent.
 *
 * @param n size of the sample
 * @param mean of the sample
 * @param sd standard deviation of the sample, with n - 1 degrees of freedom
 * @param ci95 the 95 % confidence interval of the mean; absent if it would reach farther than {@link #FARTHEST}
 *     standard deviations
 */
public record Estimate(int n, OptionalDouble mean, OptionalDouble sd, Optional<Interval> ci95) {
    /**
     * An interval of two values reaches 9 standard deviations. Farther reach those of a few seeds at a very strict
     * level, as at a look long before the declared maximum, and nothing can be learnt from them.
     */
    public static final double FARTHEST = 30;

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
        double factor = Magnitude.factor(sample);
        double[] values = Magnitude.times(factor, sample).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        for (double value : sample) {
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
            return new Estimate(1, OptionalDouble.of(mean / factor), OptionalDouble.empty(), Optional.empty());
        }
        double squares = 0;
        double rest = 0;
        for (double value : values) {
            double deviation = value - mean;
            squares += deviation * deviation;
            rest += deviation;
        }
        double sd = Math.sqrt((squares - rest * rest / n) / (n - 1));
        Estimate estimate = new Estimate(n, OptionalDouble.of(mean / factor), Finite.of(sd / factor), Optional.empty());
        return estimate.missing(BEYOND);
    }

    /** With an interval that ends where the values do. */
    Estimate within(Interval possible) {
        return new Estimate(n, mean, sd, ci95.map(interval -> interval.within(possible)));
    }

    /** With an interval that misses the true mean with another probability than 5 %: of one look of several. */
    Estimate missing(double beyond) {
        return new Estimate(n, mean, sd, interval(beyond));
    }

    /**
     * The mean's confidence interval, by Student's t, from two values on; absent if nothing can be learnt from it, see
     * {@link #FARTHEST}.
     *
     * @param beyond the probability that it misses the true mean
     */
    Optional<Interval> interval(double beyond) {
        if (sd.isEmpty() || isFutile(n, beyond)) {
            return Optional.empty();
        }
        double reach = quantile(n, beyond) * sd.getAsDouble() / Math.sqrt(n);
        double middle = mean.orElseThrow();
        return Double.isFinite(middle - reach) && Double.isFinite(middle + reach)
                ? Optional.of(new Interval(middle - reach, middle + reach))
                : Optional.empty();
    }

    /** Whether an interval of so many values, at least 2, would reach too far to say anything. */
    static boolean isFutile(int n, double beyond) {
        return !(quantile(n, beyond) <= FARTHEST * Math.sqrt(n));
    }

    private static double quantile(int n, double beyond) {
        return TDistribution.of(n - 1).inverseSurvivalProbability(beyond / 2);
    }

    private static double mean(double[] values, double origin) {
        double sum = 0;
        for (double value : values) {
            sum += value - origin;
        }
        return sum / values.length;
    }
}
