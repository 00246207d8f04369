package org.dropwhere.network.kernel;

/**
 * Makes activations that are saturated exact. What {@link Elementwise#tanh(float)} leaves of them is a rounding, but no
 * longer a small one when it multiplies a state that masks let grow beyond all bounds.
 */
final class Saturation {
    private static final float MOST_TANH = Elementwise.tanh(Float.MAX_VALUE);
    private static final float MOST_SIGMOID = Elementwise.sigmoid(Float.MAX_VALUE);
    private static final float LEAST_SIGMOID = Elementwise.sigmoid(-Float.MAX_VALUE);

    private Saturation() {}

    /** To 0 or 1. */
    static void ofSigmoid(float[] s, int n) {
        for (int j = 0; j < n; j++) {
            float risen = s[j] >= MOST_SIGMOID ? 1 : s[j];
            s[j] = risen <= LEAST_SIGMOID ? 0 : risen;
        }
    }

    /** To -1 or 1. */
    static void ofTanh(float[] g, int n) {
        for (int j = 0; j < n; j++) {
            float risen = g[j] >= MOST_TANH ? 1 : g[j];
            g[j] = risen <= -MOST_TANH ? -1 : risen;
        }
    }
}
