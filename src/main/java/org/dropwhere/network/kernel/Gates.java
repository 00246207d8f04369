package org.dropwhere.network.kernel;

/** The places of the gates in Keras' order; C is the candidate g. */
final class Gates {
    static final int I = 0;
    static final int F = 1;
    static final int C = 2;
    static final int O = 3;

    private Gates() {}
}
