package org.dropwhere.network;

import org.dropwhere.spec.RmsProp;

/**
 * Keras 3's RMSprop, without momentum: {@code s = rho s + (1 - rho) g²}, {@code update = learningRate g / sqrt(s +
 * epsilon)}. Epsilon is inside of the root, and s begins at 0.
 *
 * @param settings learning rate, rho and epsilon
 */
record RmsPropOptimizer(RmsProp settings) implements Optimizer {
    /**
     * Adding and subtracting it takes away mean squares below 2^-104, which count nothing beside epsilon. The square of
     * a small gradient would otherwise be a denormal number, many times slower to compute with, and would stay one for
     * good.
     */
    private static final float FLUSH = 0x1p-80f;

    @Override
    public int slots() {
        return 1;
    }

    /** A mean of squares. */
    @Override
    public boolean canHold(int slot, float value) {
        return value >= 0;
    }

    @Override
    public void update(long step, float[] gradient, float[][] slots) {
        update(
                gradient,
                slots[0],
                (float) settings.rho(),
                (float) (1 - settings.rho()),
                (float) settings.epsilon(),
                (float) settings.learningRate());
    }

    // Two loops, each with one result, because the JIT vectorises only such.
    private static void update(float[] g, float[] s, float rho, float rest, float epsilon, float learningRate) {
        for (int i = 0; i < s.length; i++) {
            s[i] = rho * s[i] + rest * g[i] * g[i] + FLUSH - FLUSH;
        }
        for (int i = 0; i < s.length; i++) {
            g[i] = learningRate * g[i] / (float) Math.sqrt(s[i] + epsilon);
        }
    }
}
