package org.dropwhere.spec;

/**
 * Keras' {@code GRU(units)}, otherwise default.
 *
 * @param units size of the hidden state, at least 1
 * @param direction which way it reads
 * @param resetAfter whether the reset gate acts after the candidate's product with the hidden state, which then has a
 *     bias of its own (Keras' {@code reset_after}, its default), or before (Cho et al. 2014)
 */
public record GruSpec(int units, Direction direction, boolean resetAfter) implements RecurrentSpec {

    /** One that reads from the first step to the last and resets after the product. */
    public GruSpec(int units) {
        this(units, Direction.FORWARD, true);
    }

    @Override
    public CellKind cell() {
        return CellKind.GRU;
    }

    @Override
    public int biasRows() {
        return resetAfter ? 2 : 1;
    }
}
