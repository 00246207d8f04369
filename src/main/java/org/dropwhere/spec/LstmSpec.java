package org.dropwhere.spec;

/**
 * Keras' {@code LSTM(units)}, otherwise default.
 *
 * @param units size of the hidden and of the cell state, at least 1
 */
public record LstmSpec(int units) implements RecurrentSpec {
    @Override
    public CellKind cell() {
        return CellKind.LSTM;
    }
}
