package org.dropwhere.spec;

/** How optimizers see the gradient of the embedding's table, of which a batch may use a row many times. */
public enum EmbeddingGradient implements Keyed {
    /** The sum over all occurrences of a token, as Keras on JAX and on PyTorch trains. */
    SUMMED("summed"),
    /**
     * A gradient for each occurrence of a token in the batch, as Keras on TensorFlow trains: mean squares get the sum
     * of the occurrences' squares instead of the square of their sum, and clipping sees the list of all occurrences.
     */
    BY_OCCURRENCE("by-occurrence");

    private final String key;

    EmbeddingGradient(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
