package org.dropwhere.network;

import java.util.Map;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.dropwhere.spec.ParameterLayout.Role;
import org.dropwhere.spec.Training;

/**
 * All that a training step does to the weights of a model, in Keras' order: the gradient of L2 is added, gradients are
 * clipped, weights decay, the update rule moves them, and those that lead into a unit are scaled down to their largest
 * norm. It keeps nothing of its own.
 *
 * @param optimizer the update rule
 * @param clipping how gradients are held small
 * @param weightDecay share of every weight that a step takes away, by the learning rate
 * @param l2 factors of the sum of squares in the loss
 * @param maxNorm largest norms of the weights into a unit
 * @param layout where the arrays are
 */
record WeightUpdate(
        Optimizer optimizer,
        GradientClipping clipping,
        double weightDecay,
        Map<Role, Double> l2,
        Map<Role, Double> maxNorm,
        ParameterLayout layout) {

    /**
     * The update of a training.
     *
     * @throws IllegalArgumentException if nothing computes its optimizer, or occurrences of tokens are to have
     *     gradients of their own beside an L2 of the embedding
     */
    static WeightUpdate of(Training training, ParameterLayout layout) {
        Map<Role, Double> l2 = training.regularization().l2();
        if (training.embeddingGradient() == EmbeddingGradient.BY_OCCURRENCE && l2.containsKey(Role.EMBEDDING)) {
            throw new IllegalArgumentException(
                    "The gradient of the embedding's L2 belongs to no occurrence of a token");
        }
        return new WeightUpdate(
                Optimizer.of(training.optimizer()),
                new GradientClipping(training.optimizer().clipping(), layout),
                training.optimizer().weightDecay(),
                l2,
                training.regularization().maxNorm(),
                layout);
    }

    /**
     * Beyond which each element of the gradient of a token's occurrence is cut off, where each occurrence has a
     * gradient of its own; infinite if gradients are not clipped by value.
     */
    double occurrenceLimit() {
        return clipping.clipping().by() == Clipping.By.VALUE
                ? clipping.clipping().bound()
                : Double.POSITIVE_INFINITY;
    }

    /** Slots of the optimizer, all 0, as they are before the first step. */
    float[][] noSlots() {
        return new float[optimizer.slots()][Math.toIntExact(layout.size())];
    }

    /**
     * Makes a step.
     *
     * @param step counts from 1, the first batch of the first epoch
     * @param learningRate of this step
     * @param weights of the model in the order of the layout, changed in place
     * @param gradient of the mean loss, without L2; consumed
     * @param slots the optimizer's, {@code [slots][weights]}; updated
     */
    void apply(long step, double learningRate, float[] weights, GradientOfBatch gradient, float[][] slots) {
        for (Parameter parameter : layout.parameters()) {
            Double factor = l2.get(parameter.role());
            if (factor != null) {
                addGradientOfL2(gradient.values(), weights, parameter, (float) (2 * factor));
            }
        }
        clipping.clip(gradient);
        if (weightDecay > 0) {
            decay(weights, (float) (weightDecay * learningRate));
        }
        optimizer.update(step, learningRate, weights, gradient, slots);
        for (Parameter parameter : layout.parameters()) {
            Double largest = maxNorm.get(parameter.role());
            if (largest != null) {
                MaxNorm.hold(weights, parameter, largest);
            }
        }
    }

    private static void addGradientOfL2(float[] g, float[] weights, Parameter parameter, float factor) {
        int end = Math.toIntExact(parameter.offset() + parameter.size());
        for (int i = Math.toIntExact(parameter.offset()); i < end; i++) {
            g[i] += factor * weights[i];
        }
    }

    private static void decay(float[] weights, float share) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= share * weights[i];
        }
    }
}
