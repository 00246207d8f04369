package org.dropwhere.network;

import org.dropwhere.spec.Nadam;

/**
 * Keras 3's Nadam: m and v as {@link AdamOptimizer} has them, {@code u(t) = beta1 (1 - 0.96^t / 2)}, {@code P(t) = u(1)
 * u(2) ... u(t)}, {@code n = u(t + 1) m / (1 - P(t + 1)) + (1 - u(t)) g / (1 - P(t))}, {@code w = w - learningRate n /
 * (sqrt(v / (1 - beta2^t)) + epsilon)} in step t. The slots are m and v.
 *
 * @param settings all but what is beside the rule
 */
record NadamOptimizer(Nadam settings) implements Optimizer {
    /** Keras' schedule of the momentum, which comes up to beta1 in time. */
    private static final double SCHEDULE = 0.96;

    /** A power of the schedule that is smaller changes no double: 1 - power / 2 is 1. */
    private static final double NO_POWER = 0x1p-54;

    @Override
    public int slots() {
        return 2;
    }

    /** A mean of squares comes second. */
    @Override
    public boolean canHold(int slot, float value) {
        return slot == 0 || value >= 0;
    }

    @Override
    public Update at(long step, double learningRate) {
        double product = product(step);
        double next = momentum(step + 1);
        double ofMean = learningRate * next / (1 - product * next);
        double ofGradient = learningRate * (1 - momentum(step)) / (1 - product);
        double correction = 1 / (1 - StrictMath.pow(settings.beta2(), (double) step));
        return (weights, gradient, slots) -> {
            Moments.meanOf(gradient, slots[0], settings.beta1());
            Moments.meanSquareOf(gradient, slots[1], settings.beta2(), Moments.FLUSH);
            subtract(
                    weights,
                    slots[0],
                    (float) ofMean,
                    gradient.values(),
                    (float) ofGradient,
                    slots[1],
                    (float) correction,
                    (float) settings.epsilon());
        };
    }

    @Override
    public boolean fade(int steps, double largestRate, float[] weights, float[][] slots) {
        // Momenta are below beta1, and the mean square is never corrected to less.
        double most = Stillness.largestRate(largestRate, settings.beta1(), settings.beta2(), steps);
        if (!Stillness.isStill(weights, (float) most, slots[0], slots[1], (float) settings.epsilon())) {
            return false;
        }
        Moments.fade(slots[0], settings.beta1(), Moments.FLUSH, steps);
        Moments.fade(slots[1], settings.beta2(), Moments.FLUSH, steps);
        return true;
    }

    /** The momentum u of a step. */
    private double momentum(long step) {
        return settings.beta1() * (1 - StrictMath.pow(SCHEDULE, (double) step) / 2);
    }

    /**
     * The product of the momenta of all steps up to this one. Keras multiplies as it goes; computed from the step's
     * number alone, there is nothing to be kept.
     */
    double product(long step) {
        double product = StrictMath.pow(settings.beta1(), (double) step);
        double power = 1;
        for (long i = 1; i <= step && power >= NO_POWER; i++) {
            power *= SCHEDULE;
            product *= 1 - power / 2;
        }
        return product;
    }

    private static void subtract(
            float[] weights,
            float[] mean,
            float ofMean,
            float[] g,
            float ofGradient,
            float[] meanSquare,
            float correction,
            float epsilon) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] -=
                    (ofMean * mean[i] + ofGradient * g[i]) / ((float) Math.sqrt(correction * meanSquare[i]) + epsilon);
        }
    }
}
