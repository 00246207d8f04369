package org.dropwhere.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.network.OptimizerConfiguration.StepNumber;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;

class OptimizerUpdaterTest {
    @BeforeAll
    static void loadNd4j() {
        Backend.prepare();
    }

    /** Remembers the sum of gradients and the number of the step, and updates by both. */
    private static final class TwoSlots implements Optimizer {
        @Override
        public int slots() {
            return 2;
        }

        @Override
        public void update(long step, float[] gradient, float[][] slots) {
            for (int i = 0; i < gradient.length; i++) {
                slots[0][i] += gradient[i];
                slots[1][i] = step;
                gradient[i] = slots[0][i] * step;
            }
        }
    }

    @Test
    void handsOverAnyNumberOfSlotsAndTheStepThatWasSet() {
        StepNumber step = new StepNumber();
        // What the state held before must not matter.
        INDArray state = Nd4j.createFromArray(new float[4]).addi(7);
        GradientUpdater<?> updater = new OptimizerConfiguration(new TwoSlots(), step).instantiate(state, true);
        INDArray gradient = Nd4j.createFromArray(1f, -2f);
        step.set(5);
        // Deeplearning4j's own count is another one.
        updater.applyUpdater(gradient, 0, 0);
        assertArrayEquals(new float[] {5, -10}, Floats.copyOf(gradient));
        assertArrayEquals(new float[] {1, -2, 5, 5}, Floats.copyOf(state));
    }

    /** Plain gradient descent. */
    private static final class NoSlots implements Optimizer {
        @Override
        public int slots() {
            return 0;
        }

        @Override
        public void update(long step, float[] gradient, float[][] slots) {
            assertEquals(0, slots.length);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= 0.5f;
            }
        }
    }

    @Test
    void anOptimizerWithoutSlotsTrainsAndHasAStateOfWeightsAlone() {
        NetworkSizes shape = new NetworkSizes(ModelSpec.lstm(2, 2, false), 3, 4);
        try (Classifier classifier =
                Classifier.of(shape, List.of(), new NoSlots(), RandomStream.ofSeed(1), Workers.serial())) {
            int[][] tokens = {{0, 1, 2, 1}};
            int[] labels = {1};
            float before = classifier.weights().getOrDefault(ParameterLayout.DENSE_BIAS, new float[1])[0];
            float gradient = classifier.gradients(tokens, labels, BatchMasks.EXPECTED)
                    .getOrDefault(ParameterLayout.DENSE_BIAS, new float[1])[0];

            classifier.fit(tokens, labels, BatchMasks.EXPECTED, 1);

            ClassifierState state = classifier.state();
            assertEquals(0, state.slots().length);
            assertEquals(
                    before - 0.5f * gradient,
                    classifier.weights().getOrDefault(ParameterLayout.DENSE_BIAS, new float[1])[0]);
            classifier.restore(state);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> classifier.restore(new ClassifierState(state.weights(), new float[1])));
        }
    }
}
