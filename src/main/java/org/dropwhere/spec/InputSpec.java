package org.dropwhere.spec;

import java.io.Serializable;

/** What the first recurrent layer reads at a step. */
public sealed interface InputSpec extends Serializable permits EmbeddingSpec, FeaturesSpec {

    /**
     * Features of a step.
     *
     * @param inputs types of tokens, or features of the data where there is no embedding
     */
    int width(int inputs);

    /** Whether token 0 is padding. */
    boolean maskZero();
}
