package org.dropwhere.network;

import org.dropwhere.spec.Sgd;

/**
 * Keras 3's SGD: {@code w = w - learningRate g}; with momentum {@code m = momentum m - learningRate g}, {@code w = w +
 * m}, or Nesterov's {@code w = w + momentum m - learningRate g} with the new m. The only slot is m, with a momentum.
 *
 * @param settings all but what is beside the rule
 */
record SgdOptimizer(Sgd settings) implements Optimizer {

    private boolean hasMomentum() {
        return settings.momentum() > 0;
    }

    @Override
    public int slots() {
        return hasMomentum() ? 1 : 0;
    }

    @Override
    public Update at(long step, double learningRate) {
        return (weights, gradient, slots) -> update((float) learningRate, weights, gradient.values(), slots);
    }

    @Override
    public boolean fade(int steps, double largestRate, float[] weights, float[][] slots) {
        return !hasMomentum() || Stillness.fade(slots[0], settings.momentum(), steps, 1, weights);
    }

    private void update(float rate, float[] weights, float[] g, float[][] slots) {
        if (!hasMomentum()) {
            descend(weights, g, rate);
            return;
        }
        float momentum = (float) settings.momentum();
        accelerate(slots[0], g, momentum, rate);
        if (settings.nesterov()) {
            addAhead(weights, slots[0], g, momentum, rate);
        } else {
            add(weights, slots[0]);
        }
    }

    private static void descend(float[] weights, float[] g, float rate) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= rate * g[i];
        }
    }

    private static void accelerate(float[] velocity, float[] g, float momentum, float rate) {
        for (int i = 0; i < velocity.length; i++) {
            velocity[i] = momentum * velocity[i] - rate * g[i] + Moments.FLUSH - Moments.FLUSH;
        }
    }

    private static void add(float[] weights, float[] velocity) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] += velocity[i];
        }
    }

    private static void addAhead(float[] weights, float[] velocity, float[] g, float momentum, float rate) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] += momentum * velocity[i] - rate * g[i];
        }
    }
}
