package org.dropwhere.network.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementwiseTest {
    /** Every so many of the floats from 0 to infinity are tried, so that all sizes are met. */
    private static final int STRIDE = 4999;

    @Test
    void tanhAndSigmoidKeepTheirBounds() {
        ActivationBounds.check();
    }

    /** A processor without the instruction, as far as the JVM shows it. */
    @Test
    void andAlsoWithoutFusedMultiplyAdd() throws Exception {
        assertEquals("false\n", ActivationBounds.checkedInProcess("-XX:-UseFMA"));
    }

    @Test
    void specialValuesAreThoseOfMathematics() {
        assertEquals(0f, Elementwise.tanh(0f));
        assertEquals(-0f, Elementwise.tanh(-0f));
        assertEquals(1, Elementwise.tanh(Float.POSITIVE_INFINITY));
        assertEquals(-1, Elementwise.tanh(Float.NEGATIVE_INFINITY));
        assertEquals(Float.NaN, Elementwise.tanh(Float.NaN));
        assertEquals(0.5f, Elementwise.sigmoid(0f));
        assertEquals(0.5f, Elementwise.sigmoid(-0f));
        assertEquals(1, Elementwise.sigmoid(Float.POSITIVE_INFINITY));
        assertEquals(0, Elementwise.sigmoid(Float.NEGATIVE_INFINITY));
        assertEquals(Float.NaN, Elementwise.sigmoid(Float.NaN));
    }

    /** Long and often enough for the JIT to have compiled it with vectors. */
    @Test
    void wholeArraysGiveWhatSingleNumbersGive() {
        float[] x = new float[1000];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i - 500) * 0.02f;
        }
        x[17] = Float.NaN;
        x[18] = Float.POSITIVE_INFINITY;
        float[] bias = new float[x.length];
        Arrays.fill(bias, 0.25f);
        int n = x.length - 1;
        for (int repeat = 0; repeat < 5000; repeat++) {
            float[] sigmoid = x.clone();
            float[] tanh = x.clone();
            float[] tanhOf = new float[x.length];
            Elementwise.sigmoid(sigmoid, bias, n);
            Elementwise.tanh(tanh, bias, n);
            Elementwise.tanhOf(x, tanhOf, n);
            if (repeat % 1000 == 999) {
                for (int i = 0; i < n; i++) {
                    assertEquals(Elementwise.sigmoid(x[i] + 0.25f), sigmoid[i]);
                    assertEquals(Elementwise.tanh(x[i] + 0.25f), tanh[i]);
                    assertEquals(Elementwise.tanh(x[i]), tanhOf[i]);
                }
                assertEquals(x[n], sigmoid[n], "beyond n");
                assertEquals(x[n], tanh[n], "beyond n");
                assertEquals(0, tanhOf[n], "beyond n");
            }
        }
    }

    @Test
    void gradientsAreThoseOfTheirFunctions() {
        float[] d = {2};
        float[] other = {3};
        float[] s = {0.25f};
        float[] out = new float[1];

        Elementwise.sigmoidGradient(d, other, s, out, 1);
        assertEquals(2 * 3 * 0.25f * 0.75f, out[0]);
        Elementwise.tanhGradient(d, other, s, out, 1);
        assertEquals(2 * 3 * (1 - 0.0625f), out[0]);
        float[] dc = {10};
        Elementwise.addCellGradient(d, other, s, dc, 1);
        assertEquals(10 + 2 * 3 * (1 - 0.0625f), dc[0]);
    }

    @Test
    void nothingComesThroughASaturatedState() {
        float[] tanhC = new float[1];
        for (float c : new float[] {9.5f, -9.5f, 10, 1e3f, Float.MAX_VALUE}) {
            Elementwise.tanhOf(new float[] {c}, tanhC, 1);
            float[] dc = {3};
            Elementwise.addCellGradient(new float[] {1e30f}, new float[] {1}, tanhC, dc, 1);
            assertEquals(3, dc[0], "at " + c);
        }
        float[] dc = {10};
        Elementwise.addCellGradient(new float[] {2}, new float[] {3}, new float[] {0.25f}, dc, 1);
        assertEquals(10 + 2 * 3 * (1 - 0.0625), dc[0], 1e-5);
    }

    @Test
    void aMaskedStateStaysFinite() {
        float[] c = {3, -3, 0, 1e30f, -1e30f, Float.NaN};
        Elementwise.maskState(new float[] {2, 0, 2, 1000, 1000, 1}, c, 6);
        assertArrayEquals(new float[] {6, -0f, 0, 1e30f, -1e30f, Float.NaN}, c);
    }

    @Test
    void aStateKeepsAShareOfWhatItWas() {
        float[] now = {1, 1, 1};
        Elementwise.keep(new float[] {1, 0, 0.25f}, new float[] {5, 5, 5}, now, 3);
        assertArrayEquals(new float[] {5, 1, 2}, now);
    }

    /** Three ways to flush the same numbers: a factor of 1, and functions whose slope is a power of 2 or 1. */
    private static float[] flushed(float value) {
        float[] scaled = {value};
        Elementwise.scaleGradient(scaled, new float[] {1}, 1);
        float[] throughSigmoid = new float[1];
        Elementwise.sigmoidGradient(new float[] {value}, new float[] {4}, new float[] {0.5f}, throughSigmoid, 1);
        float[] throughTanh = new float[1];
        Elementwise.tanhGradient(new float[] {value}, new float[] {1}, new float[] {0}, throughTanh, 1);
        return new float[] {scaled[0], throughSigmoid[0], throughTanh[0]};
    }

    @ParameterizedTest
    @ValueSource(floats = {0x1p-81f, 0x1.fffffep-82f, 0x1p-100f, 0x1p-126f, 0x1p-140f, Float.MIN_VALUE, 0})
    void gradientsBelowTwoToMinus81BecomeZero(float small) {
        assertArrayEquals(new float[3], flushed(small));
        assertArrayEquals(new float[3], flushed(-small));
    }

    @ParameterizedTest
    @ValueSource(floats = {0x1p-31f, 0x1.000002p-31f, 0x1.555556p-31f, 0x1.fffffep-30f, 0x1.234566p-20f, 1, 1e30f})
    void gradientsAboveTwoToMinus31StayAsTheyAre(float large) {
        assertArrayEquals(new float[] {large, large, large}, flushed(large));
        assertArrayEquals(new float[] {-large, -large, -large}, flushed(-large));
    }

    @Test
    void gradientsBetweenAreRoundedAndNeverDenormal() {
        for (int bits = 0; bits < Float.floatToIntBits(0x1p-31f); bits += STRIDE) {
            float value = Float.intBitsToFloat(bits);
            for (float flushed : new float[] {flushed(value)[0], flushed(-value)[0]}) {
                assertEquals(value, Math.abs(flushed), 0x1p-80 + 0x1p-23 * value, "flushed " + value);
                assertTrue(flushed == 0 || Math.abs(flushed) >= Float.MIN_NORMAL, value + " became " + flushed);
            }
        }
    }

    @Test
    void gradientsThatAreNotFiniteStayVisible() {
        assertArrayEquals(new float[] {Float.NaN, Float.NaN, Float.NaN}, flushed(Float.NaN));
        float infinity = Float.POSITIVE_INFINITY;
        assertArrayEquals(new float[] {infinity, infinity, infinity}, flushed(infinity));
    }
}
