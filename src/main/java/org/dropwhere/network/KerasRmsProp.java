package org.dropwhere.network;

import java.util.Map;
import org.dropwhere.config.RmsProp;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Keras 3's RMSprop for Deeplearning4j, whose own adds epsilon outside of the root and starts the mean square at
 * epsilon.
 *
 * @param settings learning rate, rho and epsilon
 */
record KerasRmsProp(RmsProp settings) implements IUpdater {
    private static final long serialVersionUID = 1;

    @Override
    public long stateSize(long numParams) {
        return numParams;
    }

    @Override
    public GradientUpdater<KerasRmsProp> instantiate(INDArray view, boolean initialize) {
        if (initialize) {
            view.assign(0);
        }
        return new KerasRmsPropUpdater(this, view);
    }

    @Override
    public GradientUpdater<KerasRmsProp> instantiate(Map<String, INDArray> state, boolean initialize) {
        return instantiate(state.values().iterator().next(), initialize);
    }

    /** A value without state: it can be shared. */
    @Override
    public KerasRmsProp clone() {
        return this;
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return settings.learningRate();
    }

    @Override
    public boolean hasLearningRate() {
        return true;
    }

    @Override
    public void setLrAndSchedule(double learningRate, ISchedule schedule) {
        throw new IllegalStateException("The learning rate is part of the trial's description and stays as it is");
    }
}
