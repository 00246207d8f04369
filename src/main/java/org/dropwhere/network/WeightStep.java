package org.dropwhere.network;

/**
 * What a training step does to weights once their gradients are known: they decay, and the update rule moves them.
 *
 * @param update of the step
 * @param learningRate of the step
 * @param decay share of each weight that is taken away
 */
record WeightStep(Optimizer.Update update, double learningRate, float decay) {

    /**
     * Makes it.
     *
     * @param weights changed in place
     * @param gradient consumed
     * @param slots {@code [slots][weights]}, updated
     */
    void make(float[] weights, Gradient gradient, float[][] slots) {
        decay(weights);
        update.apply(weights, gradient, slots);
    }

    /** Takes a share of each weight away. */
    void decay(float[] weights) {
        if (decay > 0) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= decay * weights[i];
            }
        }
    }
}
