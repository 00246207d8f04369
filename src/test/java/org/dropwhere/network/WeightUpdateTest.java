package org.dropwhere.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.network.kernel.RowGradients;
import org.dropwhere.spec.Batches;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Role;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.Sgd;
import org.dropwhere.spec.Training;
import org.junit.jupiter.api.Test;

/** With a model of 2 embeddings of 1 feature, then a kernel of 4, a recurrent kernel of 4, a bias of 4, and 1 and 1. */
class WeightUpdateTest {
    private static final ParameterLayout LAYOUT = ParameterLayout.of(ModelSpec.lstm(1, 1, false), 2);

    private static Training training(double weightDecay, Clipping clipping, Regularization regularization) {
        return training(weightDecay, clipping, regularization, EmbeddingGradient.SUMMED);
    }

    private static Training training(
            double weightDecay, Clipping clipping, Regularization regularization, EmbeddingGradient embedding) {
        return new Training(
                1,
                1,
                new Sgd(1, 0, false, weightDecay, clipping),
                embedding,
                regularization,
                Optional.empty(),
                Optional.empty(),
                ClassWeights.NONE,
                0,
                Batches.SHUFFLED);
    }

    /** Weights that all begin at a value, after a step with gradients that are all alike. */
    private static float[] after(Training training, float weight, float gradient, double learningRate) {
        WeightUpdate update = WeightUpdate.of(training, LAYOUT);
        TrainedWeights weights = FlatArrays.weights(filled(weight), update);
        update.apply(1, learningRate, weights, FlatArrays.gradient(filled(gradient), LAYOUT));
        return weights.state().weights();
    }

    private static float[] filled(float value) {
        float[] all = new float[Math.toIntExact(LAYOUT.size())];
        Arrays.fill(all, value);
        return all;
    }

    @Test
    void theLearningRateIsThatOfTheStepAndNotTheOptimizers() {
        assertArrayEquals(filled(1.5f), after(training(0, Clipping.NONE, Regularization.NONE), 2, 2, 0.25));
    }

    /** By hand: 4 - 4 · 0.5 · 0.25 - 0.25 · 2. */
    @Test
    void everyWeightDecaysByTheLearningRateAndNotThroughTheGradient() {
        assertArrayEquals(
                filled(3), after(training(0.5, new Clipping(Clipping.By.VALUE, 2), Regularization.NONE), 4, 9, 0.25));
    }

    /** By hand: the gradient 1 gets 2 · 0.25 · 4 in one array, and is then clipped to 2.5. */
    @Test
    void l2IsPartOfTheGradientBeforeItIsClipped() {
        Regularization regularization = new Regularization(Map.of(Role.RECURRENT_KERNEL, 0.25), Map.of());
        float[] weights = after(training(0, new Clipping(Clipping.By.VALUE, 2.5), regularization), 4, 1, 1);
        assertArrayEquals(new float[] {3, 3, 3, 3, 3, 3, 1.5f, 1.5f, 1.5f, 1.5f, 3, 3, 3, 3, 3, 3}, weights);
    }

    /** A column of the kernel has one weight here: 2 is scaled to 0.5, up to Keras' 1e-7. */
    @Test
    void weightsIntoAUnitAreHeldAfterTheStep() {
        Regularization regularization = new Regularization(Map.of(), Map.of(Role.KERNEL, 0.5));
        float[] weights = after(training(0, Clipping.NONE, regularization), 3, 1, 1);
        float[] expected = {2, 2, 0.5f, 0.5f, 0.5f, 0.5f, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2};
        assertArrayEquals(expected, weights, 1e-6f);
    }

    @Test
    void sumsOfABatchBecomeMeans() {
        RowGradients rows = new RowGradients(9, 1, true);
        rows.add(7, new float[] {8}, 0);
        rows.squares()[0] = 32;
        GradientOfBatch mean = GradientOfBatch.ofSums(Optional.of(rows), new float[] {-4}, 4);
        assertArrayEquals(new float[] {-1}, mean.others());
        assertEquals(2, rows.values()[rows.offset(7)]);
        assertEquals(2, rows.squares()[rows.offset(7)]);
    }

    @Test
    void theGradientOfL2BelongsToNoOccurrence() {
        Regularization regularization = new Regularization(Map.of(Role.EMBEDDING, 0.25), Map.of());
        Training training = training(0, Clipping.NONE, regularization, EmbeddingGradient.BY_OCCURRENCE);
        assertThrows(IllegalArgumentException.class, () -> WeightUpdate.of(training, LAYOUT));
    }
}
