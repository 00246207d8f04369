package org.dropwhere.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * An estimate of the mean of the distribution that a sample was drawn from. One value alone has a mean but no standard
 * deviation and no interval; no value has none of them. Every number is finite: one that would not be is absent.
 *
 * @param n size of the sample
 * @param mean of the sample
 * @param sd standard deviation of the sample, with n - 1 degrees of freedom
 * @param ci95 the confidence interval of the mean, of 95 % unless this is one of several looks; absent if it would
 *     reach farther than {@link #LARGEST_REACH} standard deviations
 */
public record Estimate(int n, OptionalDouble mean, OptionalDouble sd, Optional<Interval> ci95) {
    /**
     * The largest half width of an interval, in standard deviations. A 95 % interval of two values reaches 9. Those of
     * a few seeds at a very strict level, as at a look long before the declared maximum, reach much farther and are of
     * no use. Chosen, not measured.
     */
    public static final double LARGEST_REACH = 30;

    private static final double ALPHA = 0.05;

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
        double factor = OverflowGuard.factor(sample);
        double[] values = OverflowGuard.times(factor, sample).stream()
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
        return estimate.withInterval(estimate.interval(ALPHA));
    }

    /** With an interval that ends where the values do. */
    Estimate within(Interval possible) {
        return new Estimate(n, mean, sd, ci95.map(interval -> interval.within(possible)));
    }

    /** With an interval that is so many times as wide. */
    Estimate widened(double factor) {
        return factor == 1
                ? this
                : withInterval(ci95.flatMap(interval -> {
                    double middle = mean.orElseThrow();
                    return Finite.interval(
                            middle + factor * (interval.low() - middle), middle + factor * (interval.high() - middle));
                }));
    }

    /** The same estimate with another interval. */
    Estimate withInterval(Optional<Interval> interval) {
        return new Estimate(n, mean, sd, interval);
    }

    /**
     * The mean's confidence interval, by Student's t, from two values on; absent if it would be too wide, see
     * {@link #LARGEST_REACH}.
     *
     * @param alpha 1 minus the confidence: how often it misses the true mean
     */
    Optional<Interval> interval(double alpha) {
        if (sd.isEmpty() || isUninformative(n, alpha)) {
            return Optional.empty();
        }
        double reach = quantile(n, alpha) * sd.getAsDouble() / Math.sqrt(n);
        double middle = mean.orElseThrow();
        return Double.isFinite(middle - reach) && Double.isFinite(middle + reach)
                ? Optional.of(new Interval(middle - reach, middle + reach))
                : Optional.empty();
    }

    /**
     * Whether an interval would reach farther than {@link #LARGEST_REACH}, whatever the values are.
     *
     * @param n size of the sample, at least 2
     */
    static boolean isUninformative(int n, double alpha) {
        return !(quantile(n, alpha) <= LARGEST_REACH * Math.sqrt(n));
    }

    private static double quantile(int n, double alpha) {
        return TDistribution.of(n - 1).inverseSurvivalProbability(alpha / 2);
    }

    private static double mean(double[] values, double origin) {
        double sum = 0;
        for (double value : values) {
            sum += value - origin;
        }
        return sum / values.length;
    }
}
