package org.dropwhere.training;

import java.util.Arrays;
import org.dropwhere.spec.metric.CrossEntropy;

/**
 * The means of probabilities over several passes, from logits and as logits. Logarithms of the sums for both labels are
 * kept: so neither is lost by rounding near the other's 1, and a mean of logits however large is finite.
 */
final class MeanProbabilities {
    private final double[] ofOne;
    private final double[] ofZero;

    /** @param size probabilities of a pass */
    MeanProbabilities(int size) {
        ofOne = new double[size];
        ofZero = new double[size];
        Arrays.fill(ofOne, Double.NEGATIVE_INFINITY);
        Arrays.fill(ofZero, Double.NEGATIVE_INFINITY);
    }

    /** Takes in a pass. */
    void add(double[] logits) {
        for (int i = 0; i < logits.length; i++) {
            // The cross-entropy of a label is the logarithm of its probability, negated.
            ofOne[i] = logOfSum(ofOne[i], -CrossEntropy.of(logits[i], 1));
            ofZero[i] = logOfSum(ofZero[i], -CrossEntropy.of(logits[i], 0));
        }
    }

    /** {@code log(e^a + e^b)}; a may be minus infinity, the logarithm of nothing. */
    private static double logOfSum(double a, double b) {
        return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
    }

    /** The logits of the means; how many passes there were cancels out. */
    double[] logits() {
        double[] logits = new double[ofOne.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = ofOne[i] - ofZero[i];
        }
        return logits;
    }
}
