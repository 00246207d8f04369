package org.dropwhere.network.kernel;

import java.util.Arrays;
import org.dropwhere.sequence.Steps;
import org.dropwhere.sequence.TokenSteps;

/**
 * Some sequences of a batch, each of its own length. A row that has ended keeps its states, as at padding. Rows that
 * are ordered from the longest to the shortest cost no more than their own steps.
 */
final class BatchRows {
    private static final int PADDING_TOKEN = 0;

    /** None. */
    static final BatchRows NONE = new BatchRows(new TokenSteps(new int[0][]), 0, 0, false);

    private final Steps steps;
    private final int first;
    private final int count;
    private final boolean maskZero;
    private final boolean hasPadding;
    /** For each index of the longest sequence, up to which row there are sequences that reach it. */
    private final int[] rowsAt;

    private final int[] paddingBefore;

    /**
     * Rows of a batch.
     *
     * @param steps of the batch
     * @param first the first of them
     * @param count how many
     * @param maskZero whether token 0 is padding
     */
    BatchRows(Steps steps, int first, int count, boolean maskZero) {
        this.steps = steps;
        this.first = first;
        this.count = count;
        this.maskZero = maskZero;
        int longest = 0;
        boolean ends = false;
        boolean begins = false;
        for (int row = 0; row < count; row++) {
            ends |= row > 0 && length(row) != length(0);
            begins |= steps.paddingBefore(first + row) > 0;
            longest = Math.max(longest, length(row));
        }
        hasPadding = maskZero || ends || longest == 0;
        // An empty sequence has a step, so that there is one to leave the states as they are at the beginning.
        rowsAt = new int[Math.max(1, longest)];
        Arrays.fill(rowsAt, Math.min(1, count));
        for (int row = 0; row < count; row++) {
            Arrays.fill(rowsAt, 0, length(row), row + 1);
        }
        paddingBefore = new int[begins ? count : 0];
        for (int row = 0; row < paddingBefore.length; row++) {
            paddingBefore[row] = steps.paddingBefore(first + row);
        }
    }

    private int length(int row) {
        return steps.length(first + row);
    }

    Steps steps() {
        return steps;
    }

    int first() {
        return first;
    }

    int count() {
        return count;
    }

    /** Time steps of the longest of the sequences, at least 1. */
    int length() {
        return rowsAt.length;
    }

    /** Time steps of the longest sequence after the end of one. */
    int stepsAfter(int row) {
        return rowsAt.length - length(row);
    }

    /** Rows that are computed at an index of the sequences: all that follow have ended. */
    int rowsAt(int index) {
        return rowsAt[index];
    }

    /** {@link Steps#paddingBefore} by row; empty if no sequence begins with padding. */
    int[] paddingBefore() {
        return paddingBefore;
    }

    /** A token of one of these sequences, counted from 0; the padding token where it has ended. */
    int token(int row, int index) {
        return index < length(row) ? ((TokenSteps) steps).tokens()[first + row][index] : PADDING_TOKEN;
    }

    /** Whether some row may be padded at some step. */
    boolean hasPadding() {
        return hasPadding;
    }

    /** Whether a sequence has ended, or its token is padding. */
    boolean isPadded(int row, int index) {
        return index >= length(row) || (maskZero && token(row, index) == PADDING_TOKEN);
    }
}
