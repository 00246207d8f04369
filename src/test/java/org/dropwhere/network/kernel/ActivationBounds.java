package org.dropwhere.network.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What {@link Elementwise#tanh(float)} and {@link Elementwise#sigmoid(float)} promise, with and without fused
 * multiply-add: which of the two a JVM does is decided once in a process.
 */
final class ActivationBounds {
    private static final double OF_TANH = 1.5e-7;
    private static final double OF_TANH_RELATIVELY = 2.1e-7;
    private static final double OF_SIGMOID = 1.3e-7;

    /** Times 1 + |x|, down to where a sigmoid is 2e-9. */
    private static final double OF_SMALL_SIGMOID_RELATIVELY = 2e-7;

    private static final float SMALL_SIGMOID = -20;

    private static final float TANH_IS_ONE = 9.5f;
    private static final float SIGMOID_IS_ONE = 17;
    private static final float SIGMOID_IS_ZERO = -100;

    /** Every so many of the floats from 0 to infinity, so that all sizes are met. */
    private static final int STRIDE = 4999;

    /** Every so many of the floats where tanh bends: nearly all errors that are large are there. */
    private static final int FINE_STRIDE = 37;

    private ActivationBounds() {}

    /** Says whether this JVM has the instruction, once the bounds have been found to hold. */
    public static void main(String[] args) {
        check();
        System.out.println(Fma.isInstruction());
    }

    /** Checks in a JVM of its own, and gives what it printed. */
    static String checkedInProcess(String option) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ActivationBounds.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return out;
    }

    static void check() {
        check(0, Float.floatToIntBits(Float.POSITIVE_INFINITY), STRIDE);
        check(Float.floatToIntBits(0x1p-12f), Float.floatToIntBits(40), FINE_STRIDE);
        staysWithinOne();
    }

    private static void check(int from, int to, int stride) {
        for (int bits = from; bits <= to; bits += stride) {
            float x = Float.intBitsToFloat(bits);
            float tanh = Elementwise.tanh(x);
            checkTanh(x, tanh);
            checkSigmoid(x, Elementwise.sigmoid(x));
            checkSigmoid(-x, Elementwise.sigmoid(-x));
            require(Elementwise.tanh(-x) == -tanh, "not odd", x, tanh);
        }
    }

    private static void checkTanh(float x, float tanh) {
        double exact = StrictMath.tanh(x);
        double error = Math.abs(tanh - exact);
        require(error <= OF_TANH, "tanh", x, tanh);
        require(error <= OF_TANH_RELATIVELY * exact + Float.MIN_VALUE, "tanh, relatively,", x, tanh);
        require(x < TANH_IS_ONE || tanh == 1, "tanh, which is saturated,", x, tanh);
    }

    private static void checkSigmoid(float x, float sigmoid) {
        double exact = 1 / (1 + StrictMath.exp(-x));
        double error = Math.abs(sigmoid - exact);
        require(error <= OF_SIGMOID, "sigmoid", x, sigmoid);
        if (x <= 0 && x >= SMALL_SIGMOID) {
            require(error <= OF_SMALL_SIGMOID_RELATIVELY * (1 - x) * exact, "sigmoid, relatively,", x, sigmoid);
        }
        require(x < SIGMOID_IS_ONE || sigmoid == 1, "sigmoid, which is saturated,", x, sigmoid);
        require(x > SIGMOID_IS_ZERO || sigmoid == 0, "sigmoid, which is saturated,", x, sigmoid);
    }

    /** At every float where tanh is nearly 1: rounding must not carry it beyond, as 1 - tanh² would change its sign. */
    private static void staysWithinOne() {
        float largest = 0;
        for (int bits = Float.floatToIntBits(4); bits <= Float.floatToIntBits(20); bits++) {
            largest = Math.max(largest, Elementwise.tanh(Float.intBitsToFloat(bits)));
        }
        assertTrue(largest <= 1, "tanh reaches " + largest);

        float smallest = 1;
        for (int bits = Float.floatToIntBits(8); bits <= Float.floatToIntBits(120); bits++) {
            float x = Float.intBitsToFloat(bits);
            smallest = Math.min(smallest, Elementwise.sigmoid(-x));
            largest = Math.max(largest, Elementwise.sigmoid(x));
        }
        assertTrue(smallest >= 0, "sigmoid falls to " + smallest);
        assertTrue(largest <= 1, "sigmoid rises to " + largest);
    }

    /** Makes the message only where it is needed: there are millions of these. */
    private static void require(boolean holds, String what, float x, float value) {
        if (!holds) {
            throw new AssertionError(what + " of " + x + " is " + value);
        }
    }
}
