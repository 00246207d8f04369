package org.dropwhere.spec;

import java.util.List;

/**
 * The embedding: a table with a row of features for each type of token.
 *
 * @param size features of an embedded token, at least 1
 * @param maskZero whether token 0 is padding, at which recurrent layers keep their state (Keras' {@code mask_zero})
 */
public record EmbeddingSpec(int size, boolean maskZero) implements InputSpec {
    /** The dropout sites in and after the embedding. */
    public static final List<Site> SITES = List.of(Site.WORD_TYPE, Site.TOKEN, Site.AFTER_EMBEDDING);

    @Override
    public int width(int inputs) {
        return size;
    }
}
