package org.dropwhere.spec;

import java.io.Serializable;

/** A recurrent layer. A further cell is a further record, with a {@link CellKind} of its own. */
public sealed interface RecurrentSpec extends Serializable permits LstmSpec {

    /** Size of the hidden state, at least 1. */
    int units();

    /** The cell that the layer repeats at every time step. */
    CellKind cell();
}
