package org.dropwhere.network.kernel;

import java.util.Arrays;

/**
 * The gradient of a table of which few rows are used at a time: only those take memory and time, however many there
 * are.
 */
public final class RowGradients {
    private static final int UNUSED = -1;
    private static final int FIRST_ROWS = 64;

    private final int columns;
    private final boolean hasSquares;
    /** For each row of the table its place among the used ones. */
    private final int[] places;

    private int[] rows = new int[FIRST_ROWS];
    private int count;
    private float[] values;
    private float[] squares;

    /**
     * All zero.
     *
     * @param tableRows rows of the table
     * @param columns of the table
     * @param hasSquares whether squares of each use's gradient are summed too
     */
    public RowGradients(int tableRows, int columns, boolean hasSquares) {
        this.columns = columns;
        this.hasSquares = hasSquares;
        places = new int[tableRows];
        Arrays.fill(places, UNUSED);
        values = new float[FIRST_ROWS * columns];
        squares = new float[hasSquares ? values.length : 0];
    }

    /** Rows of the table that are used. */
    public int count() {
        return count;
    }

    /** Columns of the table. */
    public int columns() {
        return columns;
    }

    /** The used rows, ascending. */
    public int[] rows() {
        int[] used = Arrays.copyOf(rows, count);
        Arrays.sort(used);
        return used;
    }

    /** A used row by its place in {@link #values}, in the order in which rows were first used. */
    public int row(int place) {
        return rows[place];
    }

    /** Where the gradient of a used row begins in {@link #values} and {@link #squares}. */
    public int offset(int row) {
        return places[row] * columns;
    }

    /** Gradients of used rows, one after the other; may be changed. */
    public float[] values() {
        return values;
    }

    /** Whether there are {@link #squares}. */
    public boolean hasSquares() {
        return hasSquares;
    }

    /** The squares of the gradients of each use, summed, likewise; empty where they are not asked for. */
    public float[] squares() {
        return squares;
    }

    /**
     * The gradient of the whole table, by rows, with zeros where a row is not used.
     *
     * @param used {@link #values} or {@link #squares}
     */
    public float[] whole(float[] used) {
        float[] all = new float[places.length * columns];
        for (int i = 0; i < count; i++) {
            System.arraycopy(used, i * columns, all, rows[i] * columns, columns);
        }
        return all;
    }

    void clear() {
        for (int i = 0; i < count; i++) {
            places[rows[i]] = UNUSED;
        }
        Arrays.fill(values, 0, count * columns, 0);
        Arrays.fill(squares, 0, hasSquares ? count * columns : 0, 0);
        count = 0;
    }

    /** Adds what a use of a row contributes, a range of an array. */
    public void add(int row, float[] gradient, int from) {
        int to = use(row);
        Elementwise.addShifted(gradient, from, values, to, columns);
        if (hasSquares) {
            Elementwise.addSquaresShifted(gradient, from, squares, to, columns);
        }
    }

    /** Adds those of other sequences. */
    void add(RowGradients others) {
        for (int i = 0; i < others.count; i++) {
            int to = use(others.rows[i]);
            Elementwise.addShifted(others.values, i * columns, values, to, columns);
            if (hasSquares) {
                Elementwise.addShifted(others.squares, i * columns, squares, to, columns);
            }
        }
    }

    private int use(int row) {
        if (places[row] == UNUSED) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
                values = Arrays.copyOf(values, 2 * count * columns);
                squares = Arrays.copyOf(squares, hasSquares ? values.length : 0);
            }
            places[row] = count;
            rows[count++] = row;
        }
        return places[row] * columns;
    }
}
