package org.dropwhere.network.kernel;

/**
 * The embedding of a chunk's tokens with the dropout in and after it, {@code e(t) = m_after_embedding(t) * m_token(t) *
 * (m_word_type * E)[token(t)]}.
 */
final class EmbeddedTokens {
    private final int features;
    private final float[] table;
    private final InputMasks masks;
    private final float[] gradientOfTable;
    private int[][] tokens = {};
    private int firstRow;
    private int rows;

    EmbeddedTokens(int features, float[] table, InputMasks masks, boolean training) {
        this.features = features;
        this.table = table;
        this.masks = masks;
        gradientOfTable = new float[training ? table.length : 0];
    }

    void begin(int[][] tokens, int firstRow, int rows) {
        this.tokens = tokens;
        this.firstRow = firstRow;
        this.rows = rows;
    }

    /** Sets e(t), {@code [rows, features]}. */
    void at(int t, float[] e) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(table, tokens[firstRow + row][t] * features, e, row * features, features);
        }
        drop(t, e);
    }

    /** Masks e(t), or its gradient. */
    private void drop(int t, float[] e) {
        if (masks.ofWholeTokens()) {
            for (int row = 0; row < rows; row++) {
                float multiplier = masks.ofWholeToken(t, row, tokens[firstRow + row][t]);
                Elementwise.scale(row * features, multiplier, e, features);
            }
        }
        if (masks.embedding().isPresent()) {
            Elementwise.multiply(e, masks.embedding().get().at(t, 0), e, rows * features);
        }
    }

    void clearGradient() {
        Elementwise.clear(gradientOfTable, gradientOfTable.length);
    }

    /**
     * Adds a step's gradient {@code [rows, features]}, which it changes, to the rows of the table that were looked up.
     */
    void backward(int t, float[] de) {
        drop(t, de);
        for (int row = 0; row < rows; row++) {
            int to = tokens[firstRow + row][t] * features;
            Elementwise.addShifted(de, row * features, gradientOfTable, to, features);
        }
    }

    void addGradientTo(float[] sum) {
        Elementwise.add(gradientOfTable, sum, gradientOfTable.length);
    }
}
