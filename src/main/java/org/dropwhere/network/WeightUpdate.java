package org.dropwhere.network;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
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

    /** Weights and slots, all 0. */
    TrainedWeights zeros() {
        return TrainedWeights.zeros(layout, optimizer.slots());
    }

    /**
     * Makes a step.
     *
     * @param step counts from 1, the first batch of the first epoch
     * @param learningRate of this step
     * @param weights of the model with the optimizer's slots, changed in place
     * @param gradient of the mean loss, without L2; consumed
     */
    void apply(long step, double learningRate, TrainedWeights weights, GradientOfBatch gradient) {
        int before = weights.table().length;
        float[] others = weights.others();
        each(
                l2,
                (parameter, factor) ->
                        addGradientOfL2(gradient.others(), others, parameter, before, (float) (2 * factor)));
        float decay = (float) (weightDecay * learningRate);
        float l2OfTable = (float) (2 * l2.getOrDefault(Role.EMBEDDING, 0.0));
        TableUpdate table = new TableUpdate(optimizer, step, learningRate, decay, l2OfTable, clipping);
        double factor = clipping.clip(
                gradient.others(),
                () -> gradient.table()
                        .map(rows -> table.sumOfSquares(weights.table(), rows))
                        .orElse(0.0));
        gradient.table().ifPresent(rows -> table.apply(weights.table(), weights.slotsOfTable(), rows, factor));
        if (decay > 0) {
            decay(others, decay);
        }
        optimizer.update(step, learningRate, others, new Gradient(gradient.others()), weights.slotsOfOthers());
        each(
                maxNorm,
                (parameter, largest) ->
                        MaxNorm.hold(others, Math.toIntExact(parameter.offset() - before), parameter, largest));
        Optional.ofNullable(maxNorm.get(Role.EMBEDDING))
                // Without a gradient it is not trained.
                .filter(largest -> gradient.table().isPresent())
                .ifPresent(largest ->
                        MaxNorm.hold(weights.table(), 0, layout.parameter(ParameterLayout.EMBEDDINGS), largest));
    }

    /** For each array but the embedding's table of which a map has a number. */
    private void each(Map<Role, Double> numbers, BiConsumer<Parameter, Double> action) {
        for (Parameter parameter : layout.parameters()) {
            if (parameter.role() != Role.EMBEDDING && numbers.containsKey(parameter.role())) {
                action.accept(parameter, numbers.get(parameter.role()));
            }
        }
    }

    private static void addGradientOfL2(float[] g, float[] weights, Parameter parameter, long before, float factor) {
        int from = Math.toIntExact(parameter.offset() - before);
        int end = from + Math.toIntExact(parameter.size());
        for (int i = from; i < end; i++) {
            g[i] += factor * weights[i];
        }
    }

    /** Takes a share of each weight away. */
    static void decay(float[] weights, float share) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= share * weights[i];
        }
    }
}
