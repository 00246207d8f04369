package org.dropwhere.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.dropwhere.network.OptimizerConfiguration.StepNumber;
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
}
