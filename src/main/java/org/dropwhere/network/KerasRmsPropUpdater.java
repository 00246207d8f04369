package org.dropwhere.network;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/**
 * Turns gradients into updates: {@code s = rho s + (1 - rho) g²}, {@code update = learningRate g / sqrt(s + epsilon)}.
 */
final class KerasRmsPropUpdater implements GradientUpdater<KerasRmsProp> {
    /**
     * Adding and subtracting it takes away mean squares below 2^-104, which count nothing beside epsilon. The square of
     * a small gradient would otherwise be a denormal number, many times slower to compute with, and would stay one for
     * good.
     */
    private static final float FLUSH = 0x1p-80f;

    private static final String STATE = "mean_square";

    private final KerasRmsProp config;
    private final INDArray state;
    private final float[] meanSquare;
    private final float[] gradient;

    KerasRmsPropUpdater(KerasRmsProp config, INDArray state) {
        this.config = config;
        this.state = state;
        meanSquare = new float[Math.toIntExact(state.length())];
        gradient = new float[meanSquare.length];
    }

    @Override
    public void applyUpdater(INDArray gradientView, int iteration, int epoch) {
        Floats.get(gradientView, gradient);
        Floats.get(state, meanSquare);
        update(
                (float) config.settings().rho(),
                (float) (1 - config.settings().rho()),
                (float) config.settings().epsilon(),
                (float) config.settings().learningRate());
        Floats.put(meanSquare, state);
        Floats.put(gradient, gradientView);
    }

    // Two loops, each with one result, because the JIT vectorises only such.
    private void update(float rho, float rest, float epsilon, float learningRate) {
        float[] g = gradient;
        float[] s = meanSquare;
        for (int i = 0; i < s.length; i++) {
            s[i] = rho * s[i] + rest * g[i] * g[i] + FLUSH - FLUSH;
        }
        for (int i = 0; i < s.length; i++) {
            g[i] = learningRate * g[i] / (float) Math.sqrt(s[i] + epsilon);
        }
    }

    @Override
    public KerasRmsProp getConfig() {
        return config;
    }

    @Override
    public void setState(Map<String, INDArray> states, boolean initialize) {
        throw new IllegalStateException("The state is a view of the network's flat array");
    }

    @Override
    public Map<String, INDArray> getState() {
        return Map.of(STATE, state);
    }

    @Override
    public void setStateViewArray(INDArray view, long[] shape, char order, boolean initialize) {
        throw new IllegalStateException("The state is a view of the network's flat array");
    }
}
