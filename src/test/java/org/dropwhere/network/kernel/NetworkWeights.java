package org.dropwhere.network.kernel;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.ParameterLayout.Parameter;

/**
 * The arrays of weights of all layers but the head, or their gradients, by the layout's names.
 *
 * @param byName in the layout's order
 */
record NetworkWeights(Map<String, float[]> byName) {
    private static final float EXTREME = 10;

    /** Sizes as after some training, and in each array one weight that saturates what it reaches. */
    static NetworkWeights random(NetworkSizes sizes, RandomStream stream) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (Parameter parameter : sizes.parametersOfKernel().parameters()) {
            RandomStream ofArray = stream.at(parameter.name());
            float[] array = gaussians((int) parameter.size(), deviation(parameter), ofArray);
            array[ofArray.at("extreme").below(array.length, 0)] *= EXTREME;
            arrays.put(parameter.name(), array);
        }
        return new NetworkWeights(arrays);
    }

    private static double deviation(Parameter parameter) {
        return switch (parameter.role()) {
            case EMBEDDING, BIAS -> 0.5;
            case KERNEL, DENSE_KERNEL -> 1 / Math.sqrt(parameter.rows());
            case RECURRENT_KERNEL -> 0.5 / Math.sqrt(parameter.rows());
        };
    }

    static float[] gaussians(int size, double deviation, RandomStream stream) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (deviation * stream.gaussian(i));
        }
        return values;
    }

    float[] array(String name) {
        return requireNonNull(byName.get(name), name);
    }

    NetworkWeights copy() {
        Map<String, float[]> copies = new LinkedHashMap<>();
        byName.forEach((name, array) -> copies.put(name, array.clone()));
        return new NetworkWeights(copies);
    }

    /** All of them the same number. */
    NetworkWeights filledWith(float value) {
        NetworkWeights filled = copy();
        filled.byName.values().forEach(array -> Arrays.fill(array, value));
        return filled;
    }
}
