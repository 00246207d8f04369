package org.dropwhere.statistics;

import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What the t tests of paired differences find, if the differences are normally distributed. Given the sample's standard
 * deviation, s times the true one, the sample's mean is normal; its chance to be far enough is averaged over s, which
 * is a chi variable over the root of its degrees of freedom (Owen 1965, "A special case of a bivariate non-central
 * t-distribution"; Phillips 1990, "Power of the two one-sided tests procedure in bioequivalence").
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
     * The chance of a two-sided t test to find a difference.
     *
     * @param effect true mean difference over its standard deviation
     * @param n seeds, at least 2
     * @param alpha the test's level
     */
    static double ofDifference(double effect, int n, double alpha) {
        double t = TDistribution.of(n - 1).inverseSurvivalProbability(alpha / 2);
        double shift = Math.abs(effect) * Math.sqrt(n);
        return overSpread(
                n - 1,
                s -> NORMAL.survivalProbability(t * s - shift) + NORMAL.cumulativeProbability(-t * s - shift),
                DoubleStream.concat(steep(shift, t), steep(-shift, t)));
    }

    /**
     * The chance of two one-sided t tests to show that the difference is within a margin.
     *
     * @param effect true mean difference over its standard deviation
     * @param margin over the standard deviation, too
     * @param n seeds, at least 2
     * @param alpha the level of each test
     */
    static double ofEquivalence(double effect, double margin, int n, double alpha) {
        double t = TDistribution.of(n - 1).inverseSurvivalProbability(alpha);
        double root = Math.sqrt(n);
        return overSpread(
                n - 1,
                s -> {
                    double high = (margin - effect) * root - t * s;
                    double low = -(margin + effect) * root + t * s;
                    return high > low ? NORMAL.probability(low, high) : 0;
                },
                Stream.of(
                                DoubleStream.of(margin * root / t),
                                steep((margin - effect) * root, t),
                                steep((margin + effect) * root, t))
                        .flatMapToDouble(Function.identity()));
    }

    /** The smallest true mean difference, over its standard deviation, that a t test finds with enough power. */
    static double detectable(int n, double alpha) {
        double high = 1;
        while (ofDifference(high, n, alpha) < ENOUGH) {
            high *= 2;
        }
        return Numerics.smallest(0, high, HALVINGS, effect -> ofDifference(effect, n, alpha) >= ENOUGH);
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
