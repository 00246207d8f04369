package org.dropwhere.network;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keras 3.15's defaults: {@code Embedding} is RandomUniform(-0.05, 0.05), kernels GlorotUniform, the LSTM's recurrent
 * kernel Orthogonal, {@code unit_forget_bias} is on. Statistics are of a fixed seed, so they pass always or never.
 */
class InitialWeightsTest {
    /** The question's own model. */
    private static final NetworkSizes QUESTION = new NetworkSizes(ModelSpec.lstm(64, 100, false), 64, 498);

    /** Standard deviations. */
    private static final double FAR = 5;

    private static float[] weights(NetworkSizes shape, long seed, String name) {
        return requireNonNull(
                InitialWeights.of(shape, RandomStream.ofSeed(seed)).get(name));
    }

    @Test
    void arraysHaveKerasNamesAndSizes() {
        Map<String, float[]> weights = InitialWeights.of(QUESTION, RandomStream.ofSeed(1));

        assertEquals(
                List.of("embeddings", "kernel", "recurrent-kernel", "bias", "dense-kernel", "dense-bias"),
                List.copyOf(weights.keySet()));
        assertEquals(
                List.of(64 * 64, 64 * 400, 100 * 400, 400, 100, 1),
                weights.values().stream().map(array -> array.length).toList());
    }

    /** The limits: 0.05; sqrt(6 / (64 + 400)); sqrt(6 / (100 + 1)). */
    @ParameterizedTest
    @CsvSource({"embeddings, 0.05", "kernel, 0.11371471", "dense-kernel, 0.24373334"})
    void uniformWeightsFillTheRangeThatKerasGivesThem(String name, double limit) {
        float[] weights = weights(QUESTION, 1, name);
        int n = weights.length;
        double sum = 0;
        double squares = 0;
        double smallest = 0;
        double largest = 0;
        for (float weight : weights) {
            sum += weight;
            squares += weight * weight;
            smallest = Math.min(smallest, weight);
            largest = Math.max(largest, weight);
        }

        assertTrue(smallest >= -limit && largest <= limit, smallest + " to " + largest);
        assertTrue(smallest < -0.9 * limit && largest > 0.9 * limit, smallest + " to " + largest);
        double variance = limit * limit / 3;
        assertEquals(0, sum / n, FAR * Math.sqrt(variance / n), "mean");
        // The variance of a squared uniform number is 4/45 of its limit's fourth power.
        assertEquals(variance, squares / n, FAR * limit * limit * Math.sqrt(4.0 / 45 / n), "variance");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 100})
    void rowsOfTheRecurrentKernelAreOrthonormal(int units) {
        float[] kernel = weights(new NetworkSizes(ModelSpec.lstm(3, units, false), 2, 4), 1, "recurrent-kernel");

        for (int a = 0; a < units; a++) {
            for (int b = 0; b <= a; b++) {
                double product = 0;
                for (int j = 0; j < 4 * units; j++) {
                    product += (double) kernel[a * 4 * units + j] * kernel[b * 4 * units + j];
                }
                assertEquals(a == b ? 1 : 0, product, 1e-6, "rows " + a + " and " + b);
            }
        }
    }

    /** Without its sign set by R's diagonal, Q would prefer some matrices; with it, no direction is special. */
    @Test
    void noDirectionOfTheRecurrentKernelIsSpecial() {
        int seeds = 2000;
        double[] sums = new double[4];
        for (int seed = 0; seed < seeds; seed++) {
            float[] kernel = weights(new NetworkSizes(ModelSpec.lstm(3, 1, false), 2, 4), seed, "recurrent-kernel");
            for (int j = 0; j < 4; j++) {
                sums[j] += kernel[j];
            }
        }

        for (double sum : sums) {
            // A coordinate of a random direction in four dimensions has the variance 1/4.
            assertEquals(0, sum / seeds, FAR * Math.sqrt(0.25 / seeds));
        }
    }

    @Test
    void gatesOfTheRecurrentKernelHaveTheSameVariance() {
        float[] kernel = weights(QUESTION, 1, "recurrent-kernel");

        for (int gate = 0; gate < 4; gate++) {
            double squares = 0;
            for (int row = 0; row < 100; row++) {
                for (int j = 0; j < 100; j++) {
                    float weight = kernel[row * 400 + gate * 100 + j];
                    squares += weight * weight;
                }
            }
            // 100 rows of length 1 over four gates.
            assertEquals(25, squares, 2, "gate " + gate);
        }
    }

    @Test
    void biasesAreZeroButForTheForgetGates() {
        float[] expected = new float[400];
        Arrays.fill(expected, 100, 200, 1);

        assertArrayEquals(expected, weights(QUESTION, 1, "bias"));
        assertArrayEquals(new float[1], weights(QUESTION, 1, "dense-bias"));
    }

    @Test
    void oneStreamGivesOneSetOfWeights() {
        Map<String, float[]> again = InitialWeights.of(QUESTION, RandomStream.ofSeed(1));

        again.forEach((name, weights) -> {
            assertArrayEquals(weights, weights(QUESTION, 1, name), name);
            boolean drawn = !name.endsWith("bias");
            assertEquals(!drawn, Arrays.equals(weights, weights(QUESTION, 2, name)), name + " of another seed");
        });
    }

    @Test
    void arraysAreDrawnApart() {
        NetworkSizes square = new NetworkSizes(ModelSpec.lstm(8, 2, false), 8, 4);
        float[] embeddings = weights(square, 1, "embeddings");
        float[] kernel = weights(square, 1, "kernel");

        // The same uniform numbers would be the same but for the ranges.
        double ratio = kernel[0] / embeddings[0];
        assertFalse(Math.abs(kernel[1] / embeddings[1] - ratio) < 1e-3, "one array is the other, scaled");
    }

    @Test
    void aLargerVocabularyKeepsTheSmallerOnesRows() {
        float[] small = weights(new NetworkSizes(ModelSpec.lstm(64, 100, false), 64, 498), 1, "embeddings");
        float[] large = weights(new NetworkSizes(ModelSpec.lstm(64, 100, false), 100, 498), 1, "embeddings");

        assertArrayEquals(small, Arrays.copyOf(large, small.length));
    }
}
