package org.dropwhere.network.kernel;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;

/** Gradients summed over the sequences of a batch (not their mean), in Keras' layout. */
public final class Gradients {
    private final Map<String, float[]> arrays = new LinkedHashMap<>();
    private final Optional<float[]> squaresOfEmbeddings;

    /**
     * All zero.
     *
     * @throws ArithmeticException if an array would have more elements than an array can hold
     */
    Gradients(NetworkSizes sizes, EmbeddingGradient embeddingGradient) {
        for (Parameter parameter : sizes.parametersOfKernel().parameters()) {
            arrays.put(parameter.name(), new float[Math.toIntExact(parameter.size())]);
        }
        squaresOfEmbeddings = embeddingGradient == EmbeddingGradient.BY_OCCURRENCE
                ? Optional.of(new float[of(ParameterLayout.EMBEDDINGS).length])
                : Optional.empty();
    }

    /** The gradient of an array, by its name in {@link ParameterLayout}. */
    public float[] of(String name) {
        return requireNonNull(arrays.get(name), name);
    }

    /**
     * For each element of the embedding table the sum, over all occurrences of its token, of the squares of the
     * occurrence's gradient; where {@link EmbeddingGradient#BY_OCCURRENCE} asks for it.
     */
    public Optional<float[]> squaresOfEmbeddings() {
        return squaresOfEmbeddings;
    }

    void clear() {
        arrays.values().forEach(array -> Arrays.fill(array, 0));
        squaresOfEmbeddings.ifPresent(squares -> Arrays.fill(squares, 0));
    }
}
