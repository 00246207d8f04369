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
        return TrainedWeights.zeros(layout, optimizer);
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
        EmbeddingTable table = weights.table();
        float[] others = weights.others();
        each(l2, (parameter, factor) -> addGradientOfL2(gradient.others(), others, parameter, (float) (2 * factor)));
        float decay = (float) (weightDecay * learningRate);
        float l2OfTable = (float) (2 * l2.getOrDefault(Role.EMBEDDING, 0.0));
        WeightStep own = new WeightStep(optimizer.at(step, learningRate), learningRate, decay);
        TableUpdate whole = new TableUpdate(own, l2OfTable, clipping);
        double factor = clipping.clip(
                gradient.others(),
                () -> gradient.table()
                        .map(rows -> whole.sumOfSquares(table.values(), rows))
                        .orElse(0.0));
        gradient.table().ifPresent(rows -> {
            if (dependsOnWholeTable(factor)) {
                table.catchUp();
                whole.apply(table.values(), table.slots(), rows, factor);
            } else {
                table.update(own, rows, clipping, factor);
            }
        });
        own.make(others, new Gradient(gradient.others()), weights.slotsOfOthers());
        each(
                maxNorm,
                (parameter, largest) -> MaxNorm.hold(others, layout.placeAfterTable(parameter), parameter, largest));
        Optional.ofNullable(maxNorm.get(Role.EMBEDDING))
                // Without a gradient it is not trained.
                .filter(largest -> gradient.table().isPresent())
                .ifPresent(largest ->
                        MaxNorm.hold(table.values(), 0, layout.parameter(ParameterLayout.EMBEDDINGS), largest));
    }

    /**
     * Whether all rows of the table have to take part in each step: they have a gradient of their own, are held by a
     * norm of all, or become not-a-number by a factor.
     */
    private boolean dependsOnWholeTable(double factor) {
        return l2.containsKey(Role.EMBEDDING) || maxNorm.containsKey(Role.EMBEDDING) || Double.isNaN(factor);
    }

    /** For each array but the embedding's table of which a map has a number. */
    private void each(Map<Role, Double> numbers, BiConsumer<Parameter, Double> action) {
        for (Parameter parameter : layout.parameters()) {
            if (parameter.role() != Role.EMBEDDING && numbers.containsKey(parameter.role())) {
                action.accept(parameter, numbers.get(parameter.role()));
            }
        }
    }

    private void addGradientOfL2(float[] g, float[] weights, Parameter parameter, float factor) {
        int from = layout.placeAfterTable(parameter);
        int end = from + Math.toIntExact(parameter.size());
        for (int i = from; i < end; i++) {
            g[i] += factor * weights[i];
        }
    }
}
