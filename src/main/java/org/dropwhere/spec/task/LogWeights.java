package org.dropwhere.spec.task;

/** Choices by weights that are too large or too small for a double, and so are given by their logarithms. */
final class LogWeights {
    private LogWeights() {}

    /** The logarithm of the sum of the weights, of which there is at least one. */
    static double logSum(double[] logWeights) {
        double largest = largest(logWeights);
        double sum = 0;
        for (double logWeight : logWeights) {
            sum += StrictMath.exp(logWeight - largest);
        }
        return largest + StrictMath.log(sum);
    }

    /** The index that a uniform number in [0, 1) chooses, with probability proportional to its weight. */
    static int draw(double[] logWeights, double uniform) {
        double rest = uniform;
        double logSum = logSum(logWeights);
        for (int i = 0; i < logWeights.length - 1; i++) {
            rest -= StrictMath.exp(logWeights[i] - logSum);
            if (rest < 0) {
                return i;
            }
        }
        return logWeights.length - 1;
    }

    private static double largest(double[] values) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }
}
