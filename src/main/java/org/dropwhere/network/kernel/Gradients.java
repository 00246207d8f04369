package org.dropwhere.network.kernel;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.dropwhere.spec.ParameterLayout.Role;

/** Gradients summed over the sequences of a batch (not their mean), in Keras' layout. */
public final class Gradients {
    private final Map<String, float[]> arrays = new LinkedHashMap<>();
    private final Optional<RowGradients> embeddings;

    /**
     * All zero.
     *
     * @throws ArithmeticException if an array would have more elements than an array can hold
     */
    Gradients(NetworkSizes sizes, EmbeddingGradient embeddingGradient) {
        for (Parameter parameter : sizes.parametersOfKernel().parameters()) {
            if (parameter.role() != Role.EMBEDDING) {
                arrays.put(parameter.name(), new float[Math.toIntExact(parameter.size())]);
            }
        }
        embeddings = sizes.model().input() instanceof EmbeddingSpec table
                ? Optional.of(new RowGradients(
                        sizes.vocabulary(), table.size(), embeddingGradient == EmbeddingGradient.BY_OCCURRENCE))
                : Optional.empty();
    }

    /** The gradient of an array but for the embedding's, by its name in {@link ParameterLayout}. */
    public float[] of(String name) {
        return requireNonNull(arrays.get(name), name);
    }

    /**
     * The gradient of the embedding's table, if there is one; with the sums, over all occurrences of a token, of the
     * squares of the occurrence's gradient, where {@link EmbeddingGradient#BY_OCCURRENCE} asks for them.
     */
    public Optional<RowGradients> embeddings() {
        return embeddings;
    }

    /** The same of a model that has an embedding. */
    RowGradients table() {
        return embeddings.orElseThrow();
    }

    void clear() {
        arrays.values().forEach(array -> Arrays.fill(array, 0));
        embeddings.ifPresent(RowGradients::clear);
    }
}
