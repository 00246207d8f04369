package org.dropwhere.spec;

import java.util.List;

/**
 * Keras' {@code LSTM(units)}, otherwise default.
 *
 * @param units size of the hidden and of the cell state, at least 1
 * @param direction which way it reads
 */
public record LstmSpec(int units, Direction direction) implements RecurrentSpec {
    /** What all of these have in common. */
    public static final RecurrentKind KIND = new RecurrentKind(
            CellKind.LSTM,
            "units of an LSTM layer, or its settings",
            List.of(),
            (units, direction, isOn) -> new LstmSpec(units, direction));

    /** One that reads from the first step to the last. */
    public LstmSpec(int units) {
        this(units, Direction.FORWARD);
    }

    @Override
    public RecurrentKind kind() {
        return KIND;
    }

    @Override
    public List<String> on() {
        return List.of();
    }

    @Override
    public int biasRows() {
        return 1;
    }
}
