package org.dropwhere.network;

import org.dropwhere.spec.RmsProp;

/**
 * Keras 3's RMSprop: {@code s = rho s + (1 - rho) g²}, {@code q = learningRate g / sqrt(s + epsilon)}, {@code w = w -
 * q}. Epsilon is inside of the root, and s begins at 0. Centered, a mean gradient {@code a = rho a + (1 - rho) g} makes
 * it {@code s - a² + epsilon}; with momentum, {@code m = momentum m + q} and {@code w = w - m}.
 *
 * <p>The slots are s, then m with a momentum, then a if centered.
 *
 * @param settings all but what is beside the rule
 */
record RmsPropOptimizer(RmsProp settings) implements Optimizer {
    /**
     * Takes away mean squares below 2^-104, which count nothing beside epsilon; see {@link Moments#FLUSH}. Larger than
     * that, so that rows of an embedding's table that no batch uses are still the sooner.
     */
    private static final float FLUSH = 0x1p-80f;

    private boolean hasMomentum() {
        return settings.momentum() > 0;
    }

    @Override
    public int slots() {
        return 1 + (hasMomentum() ? 1 : 0) + (settings.centered() ? 1 : 0);
    }

    /** A mean of squares comes first. */
    @Override
    public boolean canHold(int slot, float value) {
        return slot > 0 || value >= 0;
    }

    @Override
    public Update at(long step, double learningRate) {
        return (weights, gradient, slots) -> update((float) learningRate, weights, gradient, slots);
    }

    @Override
    public boolean fade(int steps, double largestRate, float[] weights, float[][] slots) {
        Moments.fade(slots[0], settings.rho(), FLUSH, steps);
        if (settings.centered()) {
            Moments.fade(slots[slots.length - 1], settings.rho(), Moments.FLUSH, steps);
        }
        return !hasMomentum() || Stillness.fade(slots[1], settings.momentum(), steps, -1, weights);
    }

    private void update(float rate, float[] weights, Gradient gradient, float[][] slots) {
        float[] meanSquare = slots[0];
        Moments.meanSquareOf(gradient, meanSquare, settings.rho(), FLUSH);
        float[] g = gradient.values();
        float epsilon = (float) settings.epsilon();
        if (settings.centered()) {
            float[] mean = slots[slots.length - 1];
            Moments.meanOf(gradient, mean, settings.rho());
            scaleByVariance(g, meanSquare, mean, rate, epsilon);
        } else {
            scale(g, meanSquare, rate, epsilon);
        }
        if (hasMomentum()) {
            accelerate(slots[1], g, (float) settings.momentum());
            subtract(slots[1], weights);
        } else {
            subtract(g, weights);
        }
    }

    private static void scale(float[] g, float[] meanSquare, float rate, float epsilon) {
        for (int i = 0; i < g.length; i++) {
            g[i] = rate * g[i] / (float) Math.sqrt(meanSquare[i] + epsilon);
        }
    }

    /** A variance is not negative; that of gradients that are all alike would be, by rounding. */
    private static void scaleByVariance(float[] g, float[] meanSquare, float[] mean, float rate, float epsilon) {
        for (int i = 0; i < g.length; i++) {
            float variance = Math.max(meanSquare[i] - mean[i] * mean[i], 0f);
            g[i] = rate * g[i] / (float) Math.sqrt(variance + epsilon);
        }
    }

    private static void accelerate(float[] velocity, float[] q, float momentum) {
        for (int i = 0; i < velocity.length; i++) {
            velocity[i] = momentum * velocity[i] + q[i] + Moments.FLUSH - Moments.FLUSH;
        }
    }

    private static void subtract(float[] q, float[] weights) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= q[i];
        }
    }
}
