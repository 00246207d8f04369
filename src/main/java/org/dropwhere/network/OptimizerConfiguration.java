package org.dropwhere.network;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Our optimizers as Deeplearning4j's configuration. Its own RMSprop adds epsilon outside of the root and starts the
 * mean square at epsilon, and its own count of steps is not restored with the state.
 *
 * @param optimizer what computes the updates
 * @param step where the number of the present step is
 */
record OptimizerConfiguration(Optimizer optimizer, StepNumber step) implements IUpdater {
    private static final long serialVersionUID = 1;

    /** The number of the step that is being made; belongs to one network. */
    static final class StepNumber {
        private long number;

        void set(long number) {
            this.number = number;
        }

        long get() {
            return number;
        }
    }

    @Override
    public long stateSize(long numParams) {
        return optimizer.slots() * numParams;
    }

    /** @param view null for an optimizer without slots */
    @Override
    public GradientUpdater<OptimizerConfiguration> instantiate(@Nullable INDArray view, boolean initialize) {
        if (view == null) {
            return new OptimizerUpdater(this, Optional.empty());
        }
        if (initialize) {
            view.assign(0);
        }
        return new OptimizerUpdater(this, Optional.of(view));
    }

    @Override
    public GradientUpdater<OptimizerConfiguration> instantiate(Map<String, INDArray> state, boolean initialize) {
        return instantiate(state.values().iterator().next(), initialize);
    }

    /** The same object: Deeplearning4j updates layers together only if they share their configuration. */
    @Override
    public OptimizerConfiguration clone() {
        return this;
    }

    /** Unknown here: each {@link Optimizer} has its own. Deeplearning4j asks only on behalf of its listeners. */
    @Override
    public double getLearningRate(int iteration, int epoch) {
        return Double.NaN;
    }

    @Override
    public boolean hasLearningRate() {
        return false;
    }

    @Override
    public void setLrAndSchedule(double learningRate, ISchedule schedule) {
        throw new IllegalStateException("The learning rate is part of the trial's description and stays as it is");
    }
}
