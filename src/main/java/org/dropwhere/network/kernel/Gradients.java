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
    private final ParameterLayout layout;
    /** Where each array begins in {@link #others}. */
    private final Map<String, Integer> places = new LinkedHashMap<>();

    private final float[] others;
    private final Optional<RowGradients> embeddings;

    /**
     * All zero.
     *
     * @throws ArithmeticException if there are more weights than an array can hold
     */
    Gradients(NetworkSizes sizes, EmbeddingGradient embeddingGradient) {
        layout = sizes.parameters();
        for (Parameter parameter : layout.parameters()) {
            if (parameter.role() != Role.EMBEDDING) {
                places.put(parameter.name(), layout.placeAfterTable(parameter));
            }
        }
        others = new float[Math.toIntExact(layout.size() - layout.sizeOfTable())];
        embeddings = sizes.model().input() instanceof EmbeddingSpec spec
                ? Optional.of(new RowGradients(
                        sizes.vocabulary(), spec.size(), embeddingGradient == EmbeddingGradient.BY_OCCURRENCE))
                : Optional.empty();
    }

    /**
     * Of all weights but the embedding's, one array after the other as in {@link ParameterLayout}. Those of the head,
     * which come last, are 0 until the head has set them.
     */
    public float[] others() {
        return others;
    }

    /** Where an array begins in {@link #others}, by its name in {@link ParameterLayout}. */
    public int at(String name) {
        return requireNonNull(places.get(name), name);
    }

    /** A copy of an array but for the embedding's, by its name in {@link ParameterLayout}. */
    public float[] of(String name) {
        int from = at(name);
        return Arrays.copyOfRange(others, from, from + layout.size(name));
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
        Arrays.fill(others, 0);
        embeddings.ifPresent(RowGradients::clear);
    }
}
