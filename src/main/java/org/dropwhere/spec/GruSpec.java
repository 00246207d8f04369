package org.dropwhere.spec;

import java.util.List;
import org.dropwhere.spec.setting.Switch;

/**
 * Keras' {@code GRU(units)}, otherwise default.
 *
 * @param units size of the hidden state, at least 1
 * @param direction which way it reads
 * @param resetAfter whether the reset gate acts after the candidate's product with the hidden state, which then has a
 *     bias of its own (Keras' {@code reset_after}, its default), or before (Cho et al. 2014)
 */
public record GruSpec(int units, Direction direction, boolean resetAfter) implements RecurrentSpec {
    private static final String RESET_AFTER = "reset-after";

    /** What all of these have in common; on by default is what is so in Keras. */
    public static final RecurrentKind KIND = new RecurrentKind(
            CellKind.GRU,
            "units of a GRU layer, or its settings",
            List.of(new Switch(
                    RESET_AFTER,
                    "whether the reset gate acts after the product with the hidden state, as in Keras",
                    true)),
            (units, direction, isOn) -> new GruSpec(units, direction, isOn.test(RESET_AFTER)));

    /** One that reads from the first step to the last and resets after the product. */
    public GruSpec(int units) {
        this(units, Direction.FORWARD, true);
    }

    @Override
    public RecurrentKind kind() {
        return KIND;
    }

    @Override
    public List<String> on() {
        return resetAfter ? List.of(RESET_AFTER) : List.of();
    }

    @Override
    public int biasRows() {
        return resetAfter ? 2 : 1;
    }
}
