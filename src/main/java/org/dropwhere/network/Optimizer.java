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

    /** What a step does, with all worked out that is the same for every weight. */
    @FunctionalInterface
    interface Update {
        /**
         * Changes weights.
         *
         * @param weights changed in place
         * @param gradient of the mean loss, consumed
         * @param slots {@code [slots][weights]}, 0 before the first step; updated
         */
        void apply(float[] weights, Gradient gradient, float[][] slots);
    }

    /**
     * The update of a step.
     *
     * @param step counts from 1, the first batch of the first epoch
     * @param learningRate of this step
     */
    Update at(long step, double learningRate);

    /**
     * Makes several steps in a row at once whose gradients are 0, if no weight moves in any of them but the slots fade:
     * to what the updates of these steps, one after the other, would leave in them. Slots that are the same afterwards
     * are so after any further such steps. Rows of an embedding's table that no batch uses have such steps by the
     * thousand.
     *
     * @param steps how many, 1 or more; which ones does not matter
     * @param largestRate no step has a larger learning rate
     * @param weights each as close to 0 as it comes in these steps; not changed
     * @param slots {@code [slots][weights]}; without meaning afterwards if a weight may move
     * @return whether no weight moves; false if that is not known, and the updates are to be applied one by one
     */
    default boolean fade(int steps, double largestRate, float[] weights, float[][] slots) {
        return false;
    }

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
