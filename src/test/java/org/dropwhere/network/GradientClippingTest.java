package org.dropwhere.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.Clipping.By;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.junit.jupiter.api.Test;

/** With a model of 2 embeddings of 1 feature, then a kernel of 4, a recurrent kernel of 4, a bias of 4, and 1 and 1. */
class GradientClippingTest {
    private static final ParameterLayout LAYOUT = ParameterLayout.of(ModelSpec.lstm(1, 1, false), 2);
    private static final float[] GRADIENT = {3, 4, 0, 0, 0.6f, 0.8f, 0, 0, 0, 0, 0, 0, 0, 0, -12, 0};

    private static float[] clipped(By by, double bound, float... gradient) {
        float[] values = gradient.clone();
        new GradientClipping(new Clipping(by, bound), LAYOUT).clip(new GradientOfBatch(values, Optional.empty()));
        return values;
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
        float[] values = GRADIENT.clone();
        new GradientClipping(Clipping.NONE, LAYOUT).clip(new GradientOfBatch(values, Optional.empty()));
        assertArrayEquals(GRADIENT, values);
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
        float[] values = GRADIENT.clone();
        float[] squares = {36, 64};
        new GradientClipping(new Clipping(By.NORM, 5), LAYOUT).clip(new GradientOfBatch(values, Optional.of(squares)));
        assertArrayEquals(new float[] {1.5f, 2, 0, 0, 0.6f, 0.8f, 0, 0, 0, 0, 0, 0, 0, 0, -5, 0}, values);
        assertArrayEquals(new float[] {9, 16}, squares);
    }

    @Test
    void theGlobalNormCountsAllOccurrences() {
        float[] values = GRADIENT.clone();
        float[] squares = {36, 64};
        // 100 + 1 + 144
        double factor = 7 / Math.sqrt(245);
        new GradientClipping(new Clipping(By.GLOBAL_NORM, 7), LAYOUT)
                .clip(new GradientOfBatch(values, Optional.of(squares)));
        assertArrayEquals(
                new float[] {(float) (3 * factor), (float) (-12 * factor)}, new float[] {values[0], values[14]}, 1e-6f);
        assertArrayEquals(new float[] {(float) (36 * factor * factor), (float) (64 * factor * factor)}, squares, 1e-5f);
    }

    @Test
    void occurrencesAreLeftToThoseWhoKnowThemByValue() {
        float[] values = GRADIENT.clone();
        float[] squares = {36, 64};
        new GradientClipping(new Clipping(By.VALUE, 1), LAYOUT).clip(new GradientOfBatch(values, Optional.of(squares)));
        assertArrayEquals(new float[] {3, 4, 0, 0, 0.6f, 0.8f, 0, 0, 0, 0, 0, 0, 0, 0, -1, 0}, values);
        assertArrayEquals(new float[] {36, 64}, squares);
    }
}
