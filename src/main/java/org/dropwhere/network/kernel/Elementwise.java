package org.dropwhere.network.kernel;

import java.util.Arrays;

/**
 * The elementwise arithmetic. The JIT vectorises a loop only if it stores to a single array and every array is read at
 * the loop's own index (seen with JDK 17 and 25), so each loop here computes one result; a loop that stores two takes
 * many times as long as the two apart.
 */
final class Elementwise {
    /** Far enough that tanh is exactly 1 there, and near enough that the square of its sinh is finite. */
    private static final float TANH_IS_ONE = 10;

    /** Far enough that sigmoid is exactly 1 there; its polynomial is fitted no farther. */
    private static final float SIGMOID_IS_ONE = 19;

    /**
     * Adding and subtracting it rounds small numbers to multiples of 2^-79: it takes away what is below 2^-81 and
     * changes nothing above 2^-31. Gradients that vanish over hundreds of steps would become denormal numbers, on which
     * every product is several times slower.
     */
    private static final float FLUSH = 0x1p-56f;

    /** Beyond it, the cell state no longer grows, so that it never overflows; tanh has long been 1. */
    private static final float LARGEST_STATE = 1e30f;

    private Elementwise() {}

    /**
     * The hyperbolic tangent as {@code u / sqrt(1 + u²)}, where u, the hyperbolic sine, is x + x³ R(x²). Errors of u
     * count the less the nearer the result is to 1, so that R needs a degree of 5 only.
     * {@code src/site/scripts/tanh.py} fits its coefficients.
     *
     * <p>Within 1.5e-7 of the true value, and relatively within 2.1e-7, with and without FMA; odd; exactly 1 in size
     * from 9.5 on, and never beyond, because the rounded root of a rounded square is not smaller than what was squared;
     * not-a-number preserved.
     */
    static float tanh(float value) {
        float x = Math.max(-TANH_IS_ONE, Math.min(TANH_IS_ONE, value));
        float s = x * x;
        float r = Fma.multiplyAdd(2.2727036e-10f, s, 2.3373147e-08f);
        r = Fma.multiplyAdd(r, s, 2.772529e-06f);
        r = Fma.multiplyAdd(r, s, 0.00019834399f);
        r = Fma.multiplyAdd(r, s, 0.008333436f);
        r = Fma.multiplyAdd(r, s, 0.16666663f);
        float u = Fma.multiplyAdd(x * s, r, x);
        return u / (float) Math.sqrt(Fma.multiplyAdd(u, u, 1));
    }

    /**
     * The logistic function as {@code 1 / (1 + e^-x)}, where the exponential is the 16th power of e^y with y = -x / 16
     * and {@code e^y - 1} is y + y² S(y); squared without the 1, it keeps its digits near 0.
     * {@code src/site/scripts/tanh.py} fits the coefficients of S.
     *
     * <p>Within 1.3e-7 of the true value, and down to -20 relatively within 2e-7 (1 + |x|), with and without FMA: a
     * forget gate that is nearly shut multiplies a state that masks may have scaled up. Exactly 1 from 17 on and 0
     * below -100, where the power overflows; not-a-number preserved.
     */
    static float sigmoid(float value) {
        float y = -0x1p-4f * Math.min(SIGMOID_IS_ONE, value);
        float s = Fma.multiplyAdd(3.8519265e-05f, y, 0.00017785678f);
        s = Fma.multiplyAdd(s, y, 0.001400626f);
        s = Fma.multiplyAdd(s, y, 0.0083326185f);
        s = Fma.multiplyAdd(s, y, 0.041665204f);
        s = Fma.multiplyAdd(s, y, 0.166667f);
        s = Fma.multiplyAdd(s, y, 0.5f);
        float d = Fma.multiplyAdd(y * y, s, y);
        d = Fma.multiplyAdd(d, d, d + d);
        d = Fma.multiplyAdd(d, d, d + d);
        d = Fma.multiplyAdd(d, d, d + d);
        float root = 1 + d;
        return 1 / Fma.multiplyAdd(root, root, 1);
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
