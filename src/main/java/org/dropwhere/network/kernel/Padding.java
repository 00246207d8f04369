package org.dropwhere.network.kernel;

import java.util.Arrays;

/**
 * The rows of a chunk whose token is padding at a step: they keep their state, and their gradients pass by the step.
 */
final class Padding {
    private static final int PADDING_TOKEN = 0;

    private final LstmSizes shape;
    private final boolean[] padded = new boolean[Chunk.ROWS];
    private final float[] keptDh;
    private final float[] keptDc;

    Padding(LstmSizes shape) {
        this.shape = shape;
        keptDh = new float[Chunk.ROWS * shape.units()];
        keptDc = new float[Chunk.ROWS * shape.units()];
    }

    /** Goes to a step; whether any row is padded there. */
    boolean at(int t, int[][] tokens, int firstRow, int rows) {
        if (!shape.maskZero()) {
            return false;
        }
        boolean any = false;
        Arrays.fill(padded, false);
        for (int row = 0; row < rows; row++) {
            padded[row] = tokens[firstRow + row][t] == PADDING_TOKEN;
            any |= padded[row];
        }
        return any;
    }

    /** Copies the padded rows. */
    void copyRows(float[] from, float[] to) {
        int units = shape.units();
        for (int row = 0; row < padded.length; row++) {
            if (padded[row]) {
                System.arraycopy(from, row * units, to, row * units, units);
            }
        }
    }

    /** Sets the padded rows of each array to 0. */
    void clearRows(float[][] arrays) {
        int units = shape.units();
        for (int row = 0; row < padded.length; row++) {
            if (padded[row]) {
                for (float[] array : arrays) {
                    Arrays.fill(array, row * units, (row + 1) * units, 0);
                }
            }
        }
    }

    /** Keeps the gradients of the state as they are before a step back. */
    void keep(float[] dh, float[] dc, int n) {
        System.arraycopy(dh, 0, keptDh, 0, n);
        System.arraycopy(dc, 0, keptDc, 0, n);
    }

    /** Gives the padded rows the gradients that were kept. */
    void restore(float[] dh, float[] dc) {
        copyRows(keptDh, dh);
        copyRows(keptDc, dc);
    }
}
