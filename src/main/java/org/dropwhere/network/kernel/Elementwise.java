package org.dropwhere.network.kernel;

import java.util.Arrays;

/**
 * The elementwise arithmetic. The JIT vectorises a loop only if it stores to a single array and every array is read at
 * the loop's own index (seen with JDK 17 and 25), so each loop here computes one result; a loop that stores two takes
 * many times as long as the two apart.
 */
final class Elementwise {
    /** Beyond it, tanh is 1 within 3e-7: {@code 1 - tanh(7.9) = 2.75e-7}. */
    private static final float SATURATION = 7.9f;

    /**
     * Adding and subtracting it rounds small numbers to multiples of 2^-79: it takes away what is below 2^-81 and
     * changes nothing above 2^-31. Gradients that vanish over hundreds of steps would become denormal numbers, on which
     * every product is several times slower.
     */
    private static final float FLUSH = 0x1p-56f;

    /** Beyond it, the cell state no longer grows, so that it never overflows; tanh has long been 1. */
    private static final float LARGEST_STATE = 1e30f;

    /** The least slope that {@link #tanh(float)} has, where it is saturated. */
    private static final float LEAST_SLOPE = 1 - tanh(SATURATION) * tanh(SATURATION);

    private Elementwise() {}

    /**
     * The hyperbolic tangent as x P(x²) / Q(x²), both of degree 4 in x², fitted for the least relative error over the
     * range up to saturation: within 5e-7 of the true value, never beyond 1 in size, not-a-number preserved. How the
     * coefficients were fitted is not recorded; the tests hold the function to these bounds, at every float where it is
     * nearly 1.
     */
    static float tanh(float value) {
        float x = Math.max(-SATURATION, Math.min(SATURATION, value));
        float s = x * x;
        float p = 1.5427979e-08f * s + 2.202325e-05f;
        p = p * s + 0.0035789923f;
        p = p * s + 0.13450621f;
        p = p * s + 1;
        float q = 8.598783e-07f * s + 0.00034236512f;
        q = q * s + 0.02619224f;
        q = q * s + 0.46783948f;
        q = q * s + 1;
        return x * p / q;
    }

    /** The logistic function, 1 / (1 + e^-x), through {@link #tanh}. */
    static float sigmoid(float value) {
        return 0.5f * tanh(0.5f * value) + 0.5f;
    }

    /** {@code z = sigmoid(z + b)}. */
    static void sigmoid(float[] z, float[] b, int n) {
        for (int j = 0; j < n; j++) {
            z[j] = sigmoid(z[j] + b[j]);
        }
    }

    /** {@code z = tanh(z + b)}. */
    static void tanh(float[] z, float[] b, int n) {
        for (int j = 0; j < n; j++) {
            z[j] = tanh(z[j] + b[j]);
        }
    }

    /** {@code z = max(0, z + b)}. */
    static void relu(float[] z, float[] b, int n) {
        for (int j = 0; j < n; j++) {
            z[j] = Math.max(0, z[j] + b[j]);
        }
    }

    /** {@code out = tanh(x)}. */
    static void tanhOf(float[] x, float[] out, int n) {
        for (int j = 0; j < n; j++) {
            out[j] = tanh(x[j]);
        }
    }

    /** {@code out = a b}. */
    static void multiply(float[] a, float[] b, float[] out, int n) {
        for (int j = 0; j < n; j++) {
            out[j] = a[j] * b[j];
        }
    }

    /** {@code out += a}. */
    static void add(float[] a, float[] out, int n) {
        for (int j = 0; j < n; j++) {
            out[j] += a[j];
        }
    }

    /** Multiplies a range of an array by a number. */
    static void scale(int from, float factor, float[] out, int n) {
        int end = from + n;
        for (int j = from; j < end; j++) {
            out[j] *= factor;
        }
    }

    /** Adds a range of one array to the same range of another; vectorised, because the index is the same. */
    static void addRange(float[] a, float[] out, int from, int n) {
        int end = from + n;
        for (int j = from; j < end; j++) {
            out[j] += a[j];
        }
    }

    /** Adds a range of one array to a range elsewhere in another; not vectorised, because the indices differ. */
    static void addShifted(float[] a, int from, float[] out, int to, int n) {
        for (int j = 0; j < n; j++) {
            out[to + j] += a[from + j];
        }
    }

    /** Multiplies a range of an array by a range elsewhere in another; not vectorised either. */
    static void multiplyShifted(float[] factor, int from, float[] out, int to, int n) {
        for (int j = 0; j < n; j++) {
            out[to + j] *= factor[from + j];
        }
    }

    /** {@code out += a b}. */
    static void addProduct(float[] a, float[] b, float[] out, int n) {
        for (int j = 0; j < n; j++) {
            out[j] += a[j] * b[j];
        }
    }

    /** Adds the squares of a range of one array to a range elsewhere in another; not vectorised either. */
    static void addSquaresShifted(float[] a, int from, float[] out, int to, int n) {
        for (int j = 0; j < n; j++) {
            out[to + j] += a[from + j] * a[from + j];
        }
    }

    /** Cuts off what is beyond a limit on either side. */
    static void limit(float limit, float[] out, int n) {
        for (int j = 0; j < n; j++) {
            out[j] = Math.max(-limit, Math.min(limit, out[j]));
        }
    }

    /** Adds the rows of {@code a}, {@code [rows, columns]}, to a range of another array. */
    static void addRows(float[] a, int rows, int columns, float[] out, int to) {
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < columns; j++) {
                out[to + j] += a[row * columns + j];
            }
        }
    }

    /** {@code out -= a}. */
    static void subtract(float[] a, float[] out, int n) {
        for (int j = 0; j < n; j++) {
            out[j] -= a[j];
        }
    }

    /** Keeps a share of what was before, {@code now = share before + (1 - share) now}. */
    static void keep(float[] share, float[] before, float[] now, int n) {
        for (int j = 0; j < n; j++) {
            now[j] = share[j] * before[j] + (1 - share[j]) * now[j];
        }
    }

    /** The new cell state, {@code c = f c(t-1) + i g}. */
    static void cell(float[] f, float[] before, float[] i, float[] g, float[] c, int n) {
        for (int j = 0; j < n; j++) {
            c[j] = f[j] * before[j] + i[j] * g[j];
        }
    }

    /** The GRU's new state, {@code h = z h(t-1) + (1 - z) n}. */
    static void mix(float[] z, float[] before, float[] candidate, float[] h, int n) {
        for (int j = 0; j < n; j++) {
            h[j] = z[j] * before[j] + (1 - z[j]) * candidate[j];
        }
    }

    /** Dropout of a state, {@code c = m c}. */
    static void maskState(float[] mask, float[] c, int n) {
        for (int j = 0; j < n; j++) {
            c[j] = Math.max(-LARGEST_STATE, Math.min(LARGEST_STATE, mask[j] * c[j]));
        }
    }

    /** The hidden state, {@code h = o tanh(c)}. */
    static void hidden(float[] o, float[] c, float[] h, int n) {
        for (int j = 0; j < n; j++) {
            h[j] = o[j] * tanh(c[j]);
        }
    }

    /** Adds to the cell's gradient what comes through the hidden state, {@code dc += dh o (1 - tanh² c)}. */
    static void addCellGradient(float[] dh, float[] o, float[] tanhC, float[] dc, int n) {
        for (int j = 0; j < n; j++) {
            dc[j] += dh[j] * o[j] * (1 - tanhC[j] * tanhC[j]);
        }
    }

    /**
     * The same for a cell state that masks may let grow beyond all bounds: where it is saturated nothing comes through,
     * not even what rounding leaves, because in the backward pass it would grow as the state did.
     */
    static void addGrowingCellGradient(float[] dh, float[] o, float[] tanhC, float[] dc, int n) {
        for (int j = 0; j < n; j++) {
            dc[j] += dh[j] * o[j] * Math.max(0, 1 - tanhC[j] * tanhC[j] - LEAST_SLOPE);
        }
    }

    /** Through a product and a sigmoid, {@code dz = d other s (1 - s)}. */
    static void sigmoidGradient(float[] d, float[] other, float[] s, float[] dz, int n) {
        for (int j = 0; j < n; j++) {
            dz[j] = d[j] * other[j] * s[j] * (1 - s[j]) + FLUSH - FLUSH;
        }
    }

    /** Through a product and a tanh, {@code dz = d other (1 - g²)}. */
    static void tanhGradient(float[] d, float[] other, float[] g, float[] dz, int n) {
        for (int j = 0; j < n; j++) {
            dz[j] = d[j] * other[j] * (1 - g[j] * g[j]) + FLUSH - FLUSH;
        }
    }

    /** Of the GRU's z through {@link #mix} and the sigmoid, {@code dz = dh (h(t-1) - n) s (1 - s)}. */
    static void updateGateGradient(float[] dh, float[] before, float[] candidate, float[] s, float[] dz, int n) {
        for (int j = 0; j < n; j++) {
            dz[j] = dh[j] * (before[j] - candidate[j]) * s[j] * (1 - s[j]) + FLUSH - FLUSH;
        }
    }

    /** Of the GRU's candidate g through {@link #mix} and the tanh, {@code dz = dh (1 - z) (1 - g²)}. */
    static void candidateGradient(float[] dh, float[] z, float[] g, float[] dz, int n) {
        for (int j = 0; j < n; j++) {
            dz[j] = dh[j] * (1 - z[j]) * (1 - g[j] * g[j]) + FLUSH - FLUSH;
        }
    }

    /** {@code out = d factor}. */
    static void gradientProduct(float[] d, float[] factor, float[] out, int n) {
        for (int j = 0; j < n; j++) {
            out[j] = d[j] * factor[j] + FLUSH - FLUSH;
        }
    }

    /** {@code d = d factor}. */
    static void scaleGradient(float[] d, float[] factor, int n) {
        for (int j = 0; j < n; j++) {
            d[j] = d[j] * factor[j] + FLUSH - FLUSH;
        }
    }

    /** Through a relu that gave y; nothing at its kink, as in Keras. */
    static void reluGradient(float[] y, float[] d, int n) {
        for (int j = 0; j < n; j++) {
            d[j] = y[j] > 0 ? d[j] : 0;
        }
    }

    /** Through a tanh that gave y, {@code d = d (1 - y²)}. */
    static void tanhGradientOf(float[] y, float[] d, int n) {
        for (int j = 0; j < n; j++) {
            d[j] *= 1 - y[j] * y[j];
        }
    }

    /** Through a sigmoid that gave y, {@code d = d y (1 - y)}. */
    static void sigmoidGradientOf(float[] y, float[] d, int n) {
        for (int j = 0; j < n; j++) {
            d[j] *= y[j] * (1 - y[j]);
        }
    }

    static void clear(float[] a, int n) {
        Arrays.fill(a, 0, n, 0);
    }
}
