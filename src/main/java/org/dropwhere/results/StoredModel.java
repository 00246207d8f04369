package org.dropwhere.results;

import org.dropwhere.spec.ModelSpec;

/**
 * A model of one LSTM layer as results folders hold it.
 *
 * @param embedding features of the embedding
 * @param units units of the LSTM
 * @param maskZero whether token 0 is padding
 */
record StoredModel(int embedding, int units, boolean maskZero) {
    /** @throws IllegalArgumentException if the model has other layers than one LSTM */
    static StoredModel of(ModelSpec model) {
        return new StoredModel(
                model.input().size(), model.pooledFeatures(), model.input().maskZero());
    }

    ModelSpec toModel() {
        return ModelSpec.lstm(embedding, units, maskZero);
    }
}
