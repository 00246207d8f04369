package org.dropwhere.spec;

/**
 * Keras' {@code LSTM(units)}, otherwise default.
 *
 * @param units size of the hidden and of the cell state, at least 1
 * @param direction which way it reads
 */
public record LstmSpec(int units, Direction direction) implements RecurrentSpec {

    /** One that reads from the first step to the last. */
    public LstmSpec(int units) {
        this(units, Direction.FORWARD);
    }

    @Override
    public CellKind cell() {
        return CellKind.LSTM;
    }

    @Override
    public int biasRows() {
        return 1;
    }
}
