package org.dropwhere.network.kernel;

import org.dropwhere.dropout.ModelSizes;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;

/**
 * A model with the sizes that its data decide.
 *
 * @param model what is trained
 * @param vocabulary types of tokens, rows of the embedding table; features of a step where there is no embedding
 * @param longest time steps of the longest sequence
 */
public record NetworkSizes(ModelSpec model, int vocabulary, int longest) {
    /** Units up to which a layer is small. */
    private static final int SMALL = 32;

    /**
     * Sequences that are computed together. Many small arrays cost by their number, so that small layers take twice as
     * many; of others a batch of 32 makes two chunks, for two threads. Numbers depend on it, because gradients are
     * summed chunk by chunk: another value needs another numeric version.
     */
    public int chunkRows() {
        boolean isSmall = model.recurrent().stream().allMatch(layer -> layer.units() <= SMALL);
        return isSmall ? 32 : 16;
    }

    /** All parameters. */
    public ParameterLayout parameters() {
        return ParameterLayout.of(model, vocabulary);
    }

    /** All but the head's, which the kernel does not compute. */
    public ParameterLayout parametersOfKernel() {
        return new ParameterLayout(parameters().parameters().stream()
                .filter(parameter -> !parameter.layer().equals(ParameterLayout.DENSE_LAYER))
                .toList());
    }

    /** Features that the head reads for each sequence. */
    public int outputs() {
        return model.dense().isEmpty()
                ? model.pooledFeatures()
                : model.dense().get(model.dense().size() - 1).units();
    }

    /** What decides how large masks are. */
    ModelSizes masks() {
        return ModelSizes.of(model, vocabulary, longest);
    }
}
