package org.dropwhere.spec;

import java.io.Serializable;
import java.util.List;
import org.dropwhere.spec.setting.Switch;

/**
 * A recurrent layer. A further cell is a further record with a constant {@code KIND}, named here
 * ({@link RecurrentKinds} lists what this interface permits), with a {@link CellKind} of its own.
 */
public sealed interface RecurrentSpec extends Serializable permits LstmSpec, GruSpec {

    /** Size of the hidden state, at least 1. */
    int units();

    /** Which way it reads. */
    Direction direction();

    /** What all layers with its cell have in common. */
    RecurrentKind kind();

    /** The {@linkplain RecurrentKind#switches switches} that are on, by their keys. */
    List<String> on();

    /** Rows of the bias: one, or two if the products with input and hidden state have biases of their own. */
    int biasRows();

    /** The cell that the layer repeats at every time step. */
    default CellKind cell() {
        return kind().cell();
    }

    /** Whether a switch of its kind is on. */
    default boolean isOn(Switch setting) {
        return on().contains(setting.key());
    }

    /** Features of what the layer gives at a time step. */
    default int outputs() {
        return direction().outputs(units());
    }
}
