package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.LstmSizes.GATES;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dropwhere.random.RandomStream;

/**
 * The four arrays of weights, or of their gradients, in Keras' layout.
 *
 * @param embeddings {@code [vocabulary, embedding]}
 * @param kernel {@code [embedding, 4 units]}
 * @param recurrentKernel {@code [units, 4 units]}
 * @param bias {@code [4 units]}
 */
record LstmWeights(float[] embeddings, float[] kernel, float[] recurrentKernel, float[] bias) {
    private static final float EXTREME = 10;

    /** Sizes as after some training, and in each array one weight that saturates what it reaches. */
    static LstmWeights random(LstmSizes shape, RandomStream stream) {
        int gates = GATES * shape.units();
        LstmWeights weights = new LstmWeights(
                gaussians(shape.vocabulary() * shape.embedding(), 0.5, stream.at("embeddings")),
                gaussians(shape.embedding() * gates, 1 / Math.sqrt(shape.embedding()), stream.at("kernel")),
                gaussians(shape.units() * gates, 0.5 / Math.sqrt(shape.units()), stream.at("recurrent kernel")),
                gaussians(gates, 0.5, stream.at("bias")));
        weights.byName()
                .forEach((name, array) -> array[stream.at(name).at("extreme").below(array.length, 0)] *= EXTREME);
        return weights;
    }

    static float[] gaussians(int size, double deviation, RandomStream stream) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (deviation * stream.gaussian(i));
        }
        return values;
    }

    Map<String, float[]> byName() {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put("embeddings", embeddings);
        arrays.put("kernel", kernel);
        arrays.put("recurrent kernel", recurrentKernel);
        arrays.put("bias", bias);
        return arrays;
    }

    float[] array(String name) {
        return byName().getOrDefault(name, new float[0]);
    }

    LstmWeights copy() {
        return new LstmWeights(embeddings.clone(), kernel.clone(), recurrentKernel.clone(), bias.clone());
    }

    /** All of them the same number. */
    LstmWeights filledWith(float value) {
        LstmWeights filled = copy();
        filled.byName().values().forEach(array -> Arrays.fill(array, value));
        return filled;
    }

    void giveTo(LstmKernel lstm) {
        lstm.setWeights(embeddings, kernel, recurrentKernel, bias);
    }
}
