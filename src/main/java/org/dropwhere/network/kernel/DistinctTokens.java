package org.dropwhere.network.kernel;

import java.util.Arrays;

/**
 * The different tokens of each sequence of a chunk, or of all its sequences together, numbered as they first appear.
 */
final class DistinctTokens {
    private static final int UNSEEN = -1;

    private final boolean together;
    /** {@code [lists][vocabulary]}, of which the first {@link #count} are tokens. */
    private final int[][] lists;

    private final int[] counts;
    /** {@code [rows][time]}. */
    private final int[][] numbers;

    /** Of the tokens of the vocabulary, while a list is made. */
    private final int[] numberOf;

    /** Memory for the sequences of a chunk. */
    DistinctTokens(int vocabulary, int length, int chunkRows, boolean together) {
        this.together = together;
        lists = new int[together ? 1 : chunkRows][vocabulary];
        counts = new int[lists.length];
        numbers = new int[chunkRows][length];
        numberOf = new int[vocabulary];
    }

    /** Numbers the tokens of a batch's rows. */
    void begin(BatchRows batch) {
        Arrays.fill(counts, 0);
        for (int row = 0; row < batch.count(); row++) {
            if (!together || row == 0) {
                Arrays.fill(numberOf, UNSEEN);
            }
            number(batch, row, numbers[row], list(row));
        }
    }

    /** Of a row that has ended too, whose numbers are looked up where rows below it go on. */
    private void number(BatchRows batch, int row, int[] numbers, int list) {
        for (int t = 0; t < batch.length() && row < batch.rowsAt(t); t++) {
            int token = batch.token(row, t);
            if (numberOf[token] == UNSEEN) {
                numberOf[token] = counts[list];
                lists[list][counts[list]++] = token;
            }
            numbers[t] = numberOf[token];
        }
    }

    private int list(int row) {
        return together ? 0 : row;
    }

    /** How many there are in a sequence. */
    int count(int row) {
        return counts[list(row)];
    }

    /** How many there are in the sequence that has most of them. */
    int largestCount() {
        int largest = 0;
        for (int count : counts) {
            largest = Math.max(largest, count);
        }
        return largest;
    }

    /** A sequence's token by its number. */
    int token(int row, int number) {
        return lists[list(row)][number];
    }

    /** The number of the token that a sequence has at step t. */
    int number(int row, int t) {
        return numbers[row][t];
    }
}
