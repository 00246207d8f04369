package org.dropwhere.statistics;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What the t tests of paired differences find, if the differences are normally distributed. Given the sample's standard
 * deviation, s times the true one, the sample's mean is normal; its chance to be far enough is averaged over s, which
 * is a chi variable over the root of its degrees of freedom (Owen 1965, "A special case of a bivariate non-central
 * t-distribution").
 */
final class Power {
    /** The power that is asked for. */
    static final double ENOUGH = 0.8;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double NEGLIGIBLE = 1e-12;

    /** So many standard deviations from its mean, a normal distribution's function is as good as 0 or 1. */
    private static final double NORMAL_REACH = 8;

    /** In each part of the integral; found by trial: with 100 the errors are below 1e-6. */
    private static final int STEPS = 120;

    private static final int HALVINGS = 26;

    private Power() {}

    /**
     * The chance of a two-sided test to find a difference.
     *
     * @param effect true mean difference over its standard deviation
     * @param n seeds, at least 2
     * @param t how far from 0 the mean has to be, in standard errors: a t test's quantile, or
     *     {@link MeanDifference#quantile}
     */
    static double ofDifference(double effect, int n, double t) {
        double shift = Math.abs(effect) * Math.sqrt(n);
        return overSpread(
                n - 1,
                s -> NORMAL.survivalProbability(t * s - shift) + NORMAL.cumulativeProbability(-t * s - shift),
                DoubleStream.concat(steep(shift, t), steep(-shift, t)));
    }

    /** The smallest true mean difference, over its standard deviation, that a test finds with enough power. */
    static double detectable(int n, double t) {
        double high = 1;
        while (ofDifference(high, n, t) < ENOUGH) {
            high *= 2;
        }
        return Numerics.smallest(0, high, HALVINGS, effect -> ofDifference(effect, n, t) >= ENOUGH);
    }

    /** Where a normal distribution's function of t s - shift begins to rise, is one half, and ends. */
    private static DoubleStream steep(double shift, double t) {
        return DoubleStream.of(-NORMAL_REACH, 0, NORMAL_REACH).map(z -> (shift + z) / t);
    }

    /**
     * The mean of a function of s, by Simpson's rule in each part between its bends: at a strict level, all that counts
     * may lie in a small part of what s can be.
     *
     * @param bends where the function has a kink or is steep, in any order
     */
    private static double overSpread(int freedom, DoubleUnaryOperator chance, DoubleStream bends) {
        ChiSquaredDistribution chi = ChiSquaredDistribution.of(freedom);
        double low = Math.sqrt(chi.inverseCumulativeProbability(NEGLIGIBLE) / freedom);
        double high = Math.sqrt(chi.inverseSurvivalProbability(NEGLIGIBLE) / freedom);
        DoubleUnaryOperator weighted = s -> 2 * freedom * s * chi.density(freedom * s * s) * chance.applyAsDouble(s);
        double[] ends = DoubleStream.concat(DoubleStream.of(low, high), bends)
                .filter(end -> low <= end && end <= high)
                .sorted()
                .distinct()
                .toArray();
        double sum = 0;
        for (int part = 1; part < ends.length; part++) {
            sum += integral(weighted, ends[part - 1], ends[part]);
        }
        return sum;
    }

    private static double integral(DoubleUnaryOperator function, double low, double high) {
        double step = (high - low) / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            sum += Numerics.simpson(i, STEPS) * function.applyAsDouble(low + i * step);
        }
        return sum * step / 3;
    }
}
