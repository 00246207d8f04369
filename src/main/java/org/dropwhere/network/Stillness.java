package org.dropwhere.network;

/**
 * Whether weights without a gradient stay where they are, though a mean that has not yet faded moves them: by less than
 * rounding takes away. It is asked with four times the largest step, so that neither a step's own rounding matters nor
 * the side on which a weight's next number is the closer one, and the answer holds for every smaller step and every
 * larger weight.
 */
final class Stillness {
    private static final float MARGIN = 4;

    private Stillness() {}

    /**
     * What stands before {@code mean / (sqrt(meanSquare) + epsilon)} at most in several steps, with the means as they
     * are before the first of them: the learning rate that is corrected most, in a training's first step, and the root
     * of the mean square after the last, beside which no epsilon is so small that rounding to {@link Moments#FLUSH}
     * mattered.
     *
     * @param beta1 decay of the mean gradient
     * @param beta2 decay of the mean square
     */
    static double largestRate(double learningRate, double beta1, double beta2, int steps) {
        return learningRate / (1 - beta1) / Math.pow(beta2, steps / 2.0);
    }

    /** Whether no weight moves by {@code rate mean / (sqrt(meanSquare) + epsilon)}, or by less. */
    static boolean isStill(float[] weights, float rate, float[] mean, float[] meanSquare, float epsilon) {
        for (int i = 0; i < weights.length; i++) {
            float step = MARGIN * rate * mean[i] / ((float) Math.sqrt(meanSquare[i]) + epsilon);
            if (differ(weights[i], weights[i] - step)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Fades a momentum as its steps without a gradient would.
     *
     * @param sign 1 if it is added to the weights, -1 if it is subtracted
     * @return whether no weight moves
     */
    static boolean fade(float[] velocity, double momentum, int steps, int sign, float[] weights) {
        boolean isStill = isStill(weights, velocity, sign * MARGIN);
        Moments.fade(velocity, momentum, Moments.FLUSH, steps);
        return isStill;
    }

    private static boolean isStill(float[] weights, float[] velocity, float factor) {
        for (int i = 0; i < weights.length; i++) {
            if (differ(weights[i], weights[i] + factor * velocity[i])) {
                return false;
            }
        }
        return true;
    }

    /** Tells 0 from -0 too: -0 + 0 is 0. */
    private static boolean differ(float one, float other) {
        return Float.floatToRawIntBits(one) != Float.floatToRawIntBits(other);
    }
}
