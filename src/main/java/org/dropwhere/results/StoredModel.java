package org.dropwhere.results;

import org.dropwhere.spec.Model;

/**
 * How a model stands in files.
 *
 * @param embedding size of the embedding
 * @param units of the recurrent layer
 * @param maskZero whether steps of token 0 are skipped
 */
record StoredModel(int embedding, int units, boolean maskZero) {

    static StoredModel of(Model model) {
        return new StoredModel(model.embedding(), model.units(), model.maskZero());
    }

    Model toModel() {
        return new Model(embedding, units, maskZero);
    }
}
