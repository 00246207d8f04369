package org.dropwhere.network.kernel;

import org.dropwhere.spec.CellKind;

/** The places of the gates in Keras' order; C is the candidate g. */
final class Gates {
    static final int I = CellKind.LSTM.gate("i");
    static final int F = CellKind.LSTM.gate("f");
    static final int C = CellKind.LSTM.gate("c");
    static final int O = CellKind.LSTM.gate("o");

    private Gates() {}
}
