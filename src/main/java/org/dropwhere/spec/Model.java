package org.dropwhere.spec;

import java.io.Serializable;

/**
 * Embedding, LSTM and a dense sigmoid unit.
 *
 * @param embedding features of the embedding
 * @param units units of the LSTM
 * @param maskZero whether token 0 is padding, at which the LSTM keeps its state (Keras' {@code mask_zero})
 */
public record Model(int embedding, int units, boolean maskZero) implements Serializable {
    /** The recurrent layer's cell. */
    public CellKind cell() {
        return CellKind.LSTM;
    }
}
