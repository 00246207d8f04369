package org.dropwhere.spec;

import java.io.Serializable;

/** A recurrent layer. A further cell is a further record, with a {@link CellKind} of its own. */
public sealed interface RecurrentSpec extends Serializable permits LstmSpec, GruSpec {

    /** Size of the hidden state, at least 1. */
    int units();

    /** Which way it reads. */
    Direction direction();

    /** The cell that the layer repeats at every time step. */
    CellKind cell();

    /** Rows of the bias: one, or two if the products with input and hidden state have biases of their own. */
    int biasRows();

    /** Features of what the layer gives at a time step. */
    default int outputs() {
        return direction().outputs(units());
    }
}
