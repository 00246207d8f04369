package org.dropwhere.network;

import org.dropwhere.spec.Adam;
import org.dropwhere.spec.AdamW;

/**
 * Keras 3's Adam: {@code m = beta1 m + (1 - beta1) g}, {@code v = beta2 v + (1 - beta2) g²}, {@code w = w -
 * learningRate sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(v) + epsilon)} in step t. Epsilon is beside the root of the
 * uncorrected v. With amsgrad {@code k = max(k, v)} stands in the place of v.
 *
 * <p>The slots are m, v, and k with amsgrad.
 *
 * @param beta1 decay of the mean gradient
 * @param beta2 decay of the mean square
 * @param epsilon beside the root
 * @param amsgrad whether the largest mean square counts
 */
record AdamOptimizer(double beta1, double beta2, double epsilon, boolean amsgrad) implements Optimizer {

    static AdamOptimizer of(Adam settings) {
        return new AdamOptimizer(settings.beta1(), settings.beta2(), settings.epsilon(), settings.amsgrad());
    }

    static AdamOptimizer of(AdamW settings) {
        return new AdamOptimizer(settings.beta1(), settings.beta2(), settings.epsilon(), settings.amsgrad());
    }

    @Override
    public int slots() {
        return amsgrad ? 3 : 2;
    }

    /** Means of squares come after the mean gradient. */
    @Override
    public boolean canHold(int slot, float value) {
        return slot == 0 || value >= 0;
    }

    @Override
    public Update at(long step, double learningRate) {
        double t = (double) step;
        double rate = learningRate * Math.sqrt(1 - StrictMath.pow(beta2, t)) / (1 - StrictMath.pow(beta1, t));
        return (weights, gradient, slots) -> update((float) rate, weights, gradient, slots);
    }

    @Override
    public boolean fade(int steps, double largestRate, float[] weights, float[][] slots) {
        double most = Stillness.largestRate(largestRate, beta1, beta2, steps);
        if (!Stillness.isStill(weights, (float) most, slots[0], slots[slots.length - 1], (float) epsilon)) {
            return false;
        }
        Moments.fade(slots[0], beta1, Moments.FLUSH, steps);
        // The largest mean square, where it is kept, stays: this one gets no larger.
        Moments.fade(slots[1], beta2, Moments.FLUSH, steps);
        return true;
    }

    private void update(float rate, float[] weights, Gradient gradient, float[][] slots) {
        Moments.meanOf(gradient, slots[0], beta1);
        Moments.meanSquareOf(gradient, slots[1], beta2, Moments.FLUSH);
        if (amsgrad) {
            raise(slots[2], slots[1]);
        }
        subtract(weights, slots[0], slots[slots.length - 1], rate, (float) epsilon);
    }

    private static void raise(float[] largest, float[] meanSquare) {
        for (int i = 0; i < largest.length; i++) {
            largest[i] = Math.max(largest[i], meanSquare[i]);
        }
    }

    private static void subtract(float[] weights, float[] mean, float[] meanSquare, float rate, float epsilon) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= rate * mean[i] / ((float) Math.sqrt(meanSquare[i]) + epsilon);
        }
    }
}
