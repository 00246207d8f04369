package org.dropwhere.statistics;

import java.util.function.DoubleUnaryOperator;
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
    private static final int STEPS = 200;
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
        double shift = effect * Math.sqrt(n);
        return overSpread(
                n - 1, s -> NORMAL.survivalProbability(t * s - shift) + NORMAL.cumulativeProbability(-t * s - shift));
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
        return overSpread(n - 1, s -> {
            double high = (margin - effect) * root - t * s;
            double low = -(margin + effect) * root + t * s;
            return high > low ? NORMAL.probability(low, high) : 0;
        });
    }

    /** The smallest true mean difference, over its standard deviation, that a t test finds with enough power. */
    static double detectable(int n, double alpha) {
        double high = 1;
        while (ofDifference(high, n, alpha) < ENOUGH) {
            high *= 2;
        }
        return Numerics.smallest(0, high, HALVINGS, effect -> ofDifference(effect, n, alpha) >= ENOUGH);
    }

    /** The mean of a function of s, by Simpson's rule. */
    private static double overSpread(int freedom, DoubleUnaryOperator chance) {
        ChiSquaredDistribution chi = ChiSquaredDistribution.of(freedom);
        double low = Math.sqrt(chi.inverseCumulativeProbability(NEGLIGIBLE) / freedom);
        double high = Math.sqrt(chi.inverseSurvivalProbability(NEGLIGIBLE) / freedom);
        double step = (high - low) / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double s = low + i * step;
            double density = 2 * freedom * s * chi.density(freedom * s * s);
            sum += Numerics.simpson(i, STEPS) * density * chance.applyAsDouble(s);
        }
        return sum * step / 3;
    }
}
