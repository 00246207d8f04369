package org.dropwhere.network;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/** Hands Deeplearning4j's gradients and state to an {@link Optimizer} and back. */
final class OptimizerUpdater implements GradientUpdater<OptimizerConfiguration> {
    private static final String STATE = "slots";

    private final OptimizerConfiguration config;
    private final INDArray state;
    private final float[] flat;
    private final float[][] slots;
    private final float[] gradient;

    /** @param state all slots, one after the other */
    OptimizerUpdater(OptimizerConfiguration config, INDArray state) {
        this.config = config;
        this.state = state;
        int count = config.optimizer().slots();
        flat = new float[Math.toIntExact(state.length())];
        gradient = new float[flat.length / count];
        // A single slot is the state itself, without another copy.
        slots = count == 1 ? new float[][] {flat} : new float[count][gradient.length];
    }

    @Override
    public void applyUpdater(INDArray gradientView, int iteration, int epoch) {
        Floats.get(gradientView, gradient);
        Floats.get(state, flat);
        for (int slot = 0; slots.length > 1 && slot < slots.length; slot++) {
            System.arraycopy(flat, slot * gradient.length, slots[slot], 0, gradient.length);
        }
        config.optimizer().update(config.step().get(), gradient, slots);
        for (int slot = 0; slots.length > 1 && slot < slots.length; slot++) {
            System.arraycopy(slots[slot], 0, flat, slot * gradient.length, gradient.length);
        }
        Floats.put(flat, state);
        Floats.put(gradient, gradientView);
    }

    @Override
    public OptimizerConfiguration getConfig() {
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
