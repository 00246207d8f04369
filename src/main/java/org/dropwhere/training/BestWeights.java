package org.dropwhere.training;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;

/**
 * The weights of a trained model after its best validation epoch.
 *
 * @param inputs types of tokens, or features of the data where there is no embedding
 * @param values all of them, in the order of the model's {@link ParameterLayout}
 */
public record BestWeights(int inputs, float[] values) implements Serializable {

    /**
     * Each array by its name, by rows, in the order of the layout.
     *
     * @throws IllegalArgumentException if they are not as many as the model has
     */
    public Map<String, float[]> arrays(ModelSpec model) {
        ParameterLayout layout = ParameterLayout.of(model, inputs);
        if (layout.size() != values.length) {
            throw new IllegalArgumentException(
                    values.length + " weights are not those of a model with " + layout.size());
        }
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (Parameter parameter : layout.parameters()) {
            int from = Math.toIntExact(parameter.offset());
            arrays.put(parameter.name(), Arrays.copyOfRange(values, from, from + Math.toIntExact(parameter.size())));
        }
        return arrays;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BestWeights weights
                && inputs == weights.inputs
                && Arrays.equals(values, weights.values);
    }

    @Override
    public int hashCode() {
        return 31 * inputs + Arrays.hashCode(values);
    }
}
