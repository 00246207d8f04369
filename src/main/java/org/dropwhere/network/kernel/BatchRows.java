package org.dropwhere.network.kernel;

/**
 * Some sequences of a batch.
 *
 * @param tokens {@code [batch, time]}
 * @param first the first of them
 * @param count how many
 * @param hasPadding whether token 0 is padding
 */
record BatchRows(int[][] tokens, int first, int count, boolean hasPadding) {
    private static final int PADDING_TOKEN = 0;

    /** None. */
    static final BatchRows NONE = new BatchRows(new int[0][], 0, 0, false);

    /** A token of one of these sequences, counted from 0. */
    int token(int row, int index) {
        return tokens[first + row][index];
    }

    boolean isPadded(int row, int index) {
        return hasPadding && token(row, index) == PADDING_TOKEN;
    }
}
