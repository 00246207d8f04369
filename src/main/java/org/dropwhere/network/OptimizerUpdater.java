package org.dropwhere.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;

/** Hands Deeplearning4j's gradients and state to an {@link Optimizer} and back. */
final class OptimizerUpdater implements GradientUpdater<OptimizerConfiguration> {
    private static final String STATE = "slots";

    private final OptimizerConfiguration config;
    private final Optional<INDArray> state;
    /** The part of the state that each slot is. */
    private final List<INDArray> views = new ArrayList<>();
    /** One number for each parameter; their number is known with the first gradient. */
    private float[] gradient = {};

    private float[][] slots = {};

    /** @param state all slots, one after the other; empty for an optimizer without slots */
    OptimizerUpdater(OptimizerConfiguration config, Optional<INDArray> state) {
        this.config = config;
        this.state = state;
        int count = config.optimizer().slots();
        state.ifPresent(all -> {
            INDArray flat = all.reshape(all.length());
            long size = all.length() / count;
            for (int slot = 0; slot < count; slot++) {
                views.add(flat.get(NDArrayIndex.interval(slot * size, (slot + 1) * size)));
            }
        });
    }

    @Override
    public void applyUpdater(INDArray gradientView, int iteration, int epoch) {
        int size = Math.toIntExact(gradientView.length());
        if (gradient.length != size) {
            gradient = new float[size];
            slots = new float[views.size()][size];
        }
        Floats.get(gradientView, gradient);
        for (int slot = 0; slot < slots.length; slot++) {
            Floats.get(views.get(slot), slots[slot]);
        }
        config.optimizer().update(config.step().get(), gradient, slots);
        for (int slot = 0; slot < slots.length; slot++) {
            Floats.put(slots[slot], views.get(slot));
        }
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
        return state.map(all -> Map.of(STATE, all)).orElse(Map.of());
    }

    @Override
    public void setStateViewArray(INDArray view, long[] shape, char order, boolean initialize) {
        throw new IllegalStateException("The state is a view of the network's flat array");
    }
}
