package org.dropwhere.network;

import org.dropwhere.spec.OptimizerSpec;

/**
 * An update rule, for some weights of a model at a time, each by itself. It keeps nothing of its own: what it remembers
 * is in slots, and the number of the step is handed to it, so that training goes on from a checkpoint as if it had
 * never stopped.
 */
public interface Optimizer {

    /** How many numbers it remembers for each weight; 0 for plain gradient descent. */
    int slots();

    /**
     * Changes the weights by one step.
     *
     * @param step counts from 1, the first batch of the first epoch
     * @param learningRate of this step
     * @param weights changed in place
     * @param gradient of the mean loss, consumed
     * @param slots {@code [slots][weights]}, 0 before the first step; updated
     */
    void update(long step, double learningRate, float[] weights, Gradient gradient, float[][] slots);

    /**
     * Whether training can leave this finite value in a slot, so that damaged checkpoints are recognised: a mean of
     * squares, for example, is never negative.
     */
    default boolean canHold(int slot, float value) {
        return true;
    }

    /**
     * What computes an optimizer's updates.
     *
     * @throws IllegalArgumentException if nothing computes it
     */
    static Optimizer of(OptimizerSpec spec) {
        return Optimizers.of(spec);
    }
}
