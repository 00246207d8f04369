package org.dropwhere.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.Clipping.By;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Sgd;
import org.dropwhere.spec.Training;
import org.junit.jupiter.api.Test;

/** With a model of 2 embeddings of 1 feature, then a kernel of 4, a recurrent kernel of 4, a bias of 4, and 1 and 1. */
class GradientClippingTest {
    private static final ParameterLayout LAYOUT = ParameterLayout.of(ModelSpec.lstm(1, 1, false), 2);
    private static final float[] GRADIENT = {3, 4, 0, 0, 0.6f, 0.8f, 0, 0, 0, 0, 0, 0, 0, 0, -12, 0};

    private static float[] clipped(By by, double bound, float... gradient) {
        return clipped(new Clipping(by, bound), FlatArrays.gradient(gradient, LAYOUT));
    }

    /** What plain gradient descent takes from weights of 0. */
    private static float[] clipped(Clipping clipping, GradientOfBatch gradient) {
        float[] weights =
                after(new Sgd(1, 0, false, 0, clipping), gradient).state().weights();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 0 - weights[i];
        }
        return weights;
    }

    /** What RMSprop without a memory keeps. */
    private static float[] clippedSquares(Clipping clipping, GradientOfBatch gradient) {
        return after(new RmsProp(1, 0, 1e-7, 0, false, 0, clipping), gradient)
                .table()
                .slots()[0];
    }

    private static TrainedWeights after(OptimizerSpec optimizer, GradientOfBatch gradient) {
        WeightUpdate update = WeightUpdate.of(new Training(1, 1, optimizer), LAYOUT);
        TrainedWeights weights = update.zeros();
        update.apply(1, 1, weights, gradient);
        return weights;
    }

    @Test
    void byNormScalesEachArrayThatIsTooLong() {
        assertArrayEquals(
                new float[] {1.5f, 2, 0, 0, 0.6f, 0.8f, 0, 0, 0, 0, 0, 0, 0, 0, -2.5f, 0},
                clipped(By.NORM, 2.5, GRADIENT));
    }

    @Test
    void byGlobalNormScalesAll() {
        // The norm of all is sqrt(25 + 1 + 144).
        double factor = 6.5 / Math.sqrt(170);
        float[] expected = new float[GRADIENT.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (float) (factor * GRADIENT[i]);
        }
        assertArrayEquals(expected, clipped(By.GLOBAL_NORM, 6.5, GRADIENT), 1e-6f);
        assertArrayEquals(GRADIENT, clipped(By.GLOBAL_NORM, 13.1, GRADIENT));
    }

    @Test
    void byValueHoldsEachElement() {
        assertArrayEquals(
                new float[] {3, 3.5f, 0, 0, 0.6f, 0.8f, 0, 0, 0, 0, 0, 0, 0, 0, -3.5f, 0},
                clipped(By.VALUE, 3.5, GRADIENT));
    }

    @Test
    void noneLeavesAllAsItIs() {
        assertArrayEquals(GRADIENT, clipped(Clipping.NONE, FlatArrays.gradient(GRADIENT, LAYOUT)));
    }

    /** Or a model that has come apart would go on with weights that look sound. */
    @Test
    void whatIsNotANumberReachesTheWeights() {
        for (By by : By.values()) {
            float[] gradient = GRADIENT.clone();
            gradient[0] = Float.NaN;
            assertTrue(Float.isNaN(clipped(by, 1, gradient)[0]), by.key());
        }
    }

    /** By hand: the list of the embedding's occurrences has the norm sqrt(36 + 64) = 10. */
    @Test
    void theNormOfTheEmbeddingIsThatOfAllOccurrences() {
        Clipping clipping = new Clipping(By.NORM, 5);
        assertArrayEquals(
                new float[] {1.5f, 2, 0, 0, 0.6f, 0.8f, 0, 0, 0, 0, 0, 0, 0, 0, -5, 0},
                clipped(clipping, byOccurrence()));
        assertArrayEquals(new float[] {9, 16}, clippedSquares(clipping, byOccurrence()));
    }

    @Test
    void theGlobalNormCountsAllOccurrences() {
        Clipping clipping = new Clipping(By.GLOBAL_NORM, 7);
        // 100 + 1 + 144
        double factor = 7 / Math.sqrt(245);
        float[] values = clipped(clipping, byOccurrence());
        assertArrayEquals(
                new float[] {(float) (3 * factor), (float) (-12 * factor)}, new float[] {values[0], values[14]}, 1e-6f);
        assertArrayEquals(
                new float[] {(float) (36 * factor * factor), (float) (64 * factor * factor)},
                clippedSquares(clipping, byOccurrence()),
                1e-5f);
    }

    @Test
    void occurrencesAreLeftToThoseWhoKnowThemByValue() {
        Clipping clipping = new Clipping(By.VALUE, 1);
        assertArrayEquals(
                new float[] {3, 4, 0, 0, 0.6f, 0.8f, 0, 0, 0, 0, 0, 0, 0, 0, -1, 0}, clipped(clipping, byOccurrence()));
        assertArrayEquals(new float[] {36, 64}, clippedSquares(clipping, byOccurrence()));
    }

    private static GradientOfBatch byOccurrence() {
        return FlatArrays.gradient(GRADIENT, new float[] {36, 64}, LAYOUT);
    }
}
