package org.dropwhere.network.kernel;

import java.util.Arrays;

/**
 * The rows of a chunk whose token is padding at a step: they keep their state, and their gradients pass by the step.
 * Where no row is padded nothing is done.
 */
final class Padding {
    private final int units;
    private final boolean[] padded;
    private boolean any;

    Padding(int units, int chunkRows) {
        this.units = units;
        padded = new boolean[chunkRows];
    }

    /** Goes to a step, by its index in the sequences. */
    void at(int index, BatchRows batch) {
        if (batch.hasPadding()) {
            any = false;
            Arrays.fill(padded, false);
            for (int row = 0; row < batch.count(); row++) {
                padded[row] = batch.isPadded(row, index);
                any |= padded[row];
            }
        } else {
            any = false;
        }
    }

    /** Copies the padded rows. */
    void copyRows(float[] from, float[] to) {
        if (any) {
            for (int row = 0; row < padded.length; row++) {
                if (padded[row]) {
                    System.arraycopy(from, row * units, to, row * units, units);
                }
            }
        }
    }

    /** Sets the padded rows to 0. */
    void clearRows(float[] array) {
        if (any) {
            for (int row = 0; row < padded.length; row++) {
                if (padded[row]) {
                    Arrays.fill(array, row * units, (row + 1) * units, 0);
                }
            }
        }
    }

    /** Keeps a state's gradient as it is before a step back. */
    void keep(float[] gradient, float[] kept, int n) {
        if (any) {
            System.arraycopy(gradient, 0, kept, 0, n);
        }
    }
}
