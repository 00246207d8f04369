package org.dropwhere.network.kernel;

import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;

/** The embedding of a chunk's tokens with the dropout after it, {@code e(t) = m_after_embedding(t) * E[token(t)]}. */
final class EmbeddedTokens {
    private final int features;
    private final float[] table;
    private final Optional<Mask> mask;
    private final float[] gradientOfTable;
    private int[][] tokens = {};
    private int firstRow;
    private int rows;

    EmbeddedTokens(int features, float[] table, Optional<Mask> mask, boolean training) {
        this.features = features;
        this.table = table;
        this.mask = mask;
        gradientOfTable = new float[training ? table.length : 0];
    }

    void begin(int[][] tokens, BatchMasks masks, int firstRow, int rows) {
        this.tokens = tokens;
        this.firstRow = firstRow;
        this.rows = rows;
        mask.ifPresent(m -> m.begin(masks, firstRow, rows));
    }

    /** Sets e(t), {@code [rows, features]}. */
    void at(int t, float[] e) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(table, tokens[firstRow + row][t] * features, e, row * features, features);
        }
        if (mask.isPresent()) {
            Elementwise.multiply(e, mask.get().at(t).of(0), e, rows * features);
        }
    }

    void clearGradient() {
        Elementwise.clear(gradientOfTable, gradientOfTable.length);
    }

    /**
     * Adds a step's gradient {@code [rows, features]}, which it changes, to the rows of the table that were looked up.
     */
    void backward(int t, float[] de) {
        if (mask.isPresent()) {
            Elementwise.multiply(de, mask.get().at(t).of(0), de, rows * features);
        }
        for (int row = 0; row < rows; row++) {
            int to = tokens[firstRow + row][t] * features;
            Elementwise.addAt(de, row * features, gradientOfTable, to, features);
        }
    }

    void addGradientTo(float[] sum) {
        Elementwise.add(gradientOfTable, sum, gradientOfTable.length);
    }
}
