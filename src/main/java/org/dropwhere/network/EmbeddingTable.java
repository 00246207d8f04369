package org.dropwhere.network;

import java.util.Arrays;
import java.util.Optional;
import org.dropwhere.network.kernel.RowGradients;
import org.dropwhere.sequence.Steps;
import org.dropwhere.sequence.TokenSteps;

/**
 * The embedding's table, with what the optimizer remembers of it. Every step changes every row, for means of gradients
 * fade and weights decay where a batch uses none of them; but a step costs what its batch uses, because a row makes the
 * steps in which it has no gradient only when it is next read ({@link MissedSteps}). The numbers are those of a table
 * that is changed as a whole in each step.
 */
final class EmbeddingTable {
    /** Beyond it, all rows make their steps, so that what is remembered of steps has an end. Chosen, not measured. */
    private static final int MOST_MISSED = 1 << 16;

    private final int columns;
    private final float[] values;
    private final float[][] slots;
    private final MissedSteps missed;
    /** Of the missed steps, how many each row has made. */
    private final int[] made;

    /** A row, which is changed in arrays of its own: the JIT vectorises loops over whole arrays alone. */
    private final float[] weightsOfRow;

    private final float[][] slotsOfRow;
    private final float[] gradientOfRow;
    private final float[] squaresOfRow;

    /** All 0; slots begin so. */
    EmbeddingTable(Optimizer optimizer, int rows, int columns) {
        this.columns = columns;
        int size = Math.multiplyExact(rows, columns);
        values = new float[size];
        slots = new float[optimizer.slots()][size];
        missed = new MissedSteps(optimizer, columns);
        made = new int[rows];
        weightsOfRow = new float[columns];
        slotsOfRow = new float[optimizer.slots()][columns];
        gradientOfRow = new float[columns];
        squaresOfRow = new float[columns];
    }

    /**
     * {@code [rows * columns]}, always the same array; a row is up to date after {@link #prepare} or {@link #catchUp}.
     */
    float[] values() {
        return values;
    }

    /** What the optimizer remembers of each value, {@code [slots][rows * columns]}, likewise. */
    float[][] slots() {
        return slots;
    }

    /** Has the rows make their steps that these sequences read. */
    void prepare(Steps steps) {
        if (missed.count() > 0 && steps instanceof TokenSteps read) {
            for (int[] tokens : read.tokens()) {
                for (int token : tokens) {
                    catchUp(token);
                }
            }
        }
    }

    /** Has all rows make their steps. */
    void catchUp() {
        if (missed.count() > 0) {
            for (int row = 0; row < made.length; row++) {
                catchUp(row);
            }
            forget();
        }
    }

    /** No row is late any more, since all were replaced. */
    void forget() {
        missed.clear();
        Arrays.fill(made, 0);
    }

    private void catchUp(int row) {
        if (made[row] < missed.count()) {
            load(row);
            missed.make(made[row], weightsOfRow, slotsOfRow);
            store(row);
            made[row] = missed.count();
        }
    }

    /**
     * Makes a step that a row without a gradient can make later.
     *
     * @param rows gradients of the rows that have one
     * @param clipping of the gradients
     * @param factor of the gradients, by which their norm is held small; a number
     */
    void update(WeightStep step, RowGradients rows, GradientClipping clipping, double factor) {
        if (missed.count() == MOST_MISSED) {
            catchUp();
        }
        Gradient gradient =
                new Gradient(gradientOfRow, Optional.of(squaresOfRow).filter(kept -> rows.hasSquares()));
        for (int place = 0; place < rows.count(); place++) {
            int row = rows.row(place);
            load(row);
            missed.make(made[row], weightsOfRow, slotsOfRow);
            int from = place * columns;
            System.arraycopy(rows.values(), from, gradientOfRow, 0, columns);
            clipping.clipTable(gradientOfRow, rows.hasSquares(), (float) factor);
            if (rows.hasSquares()) {
                System.arraycopy(rows.squares(), from, squaresOfRow, 0, columns);
                GradientClipping.multiply(squaresOfRow, 0, columns, (float) (factor * factor));
            }
            step.make(weightsOfRow, gradient, slotsOfRow);
            store(row);
            made[row] = missed.count() + 1;
        }
        if (rows.count() == made.length) {
            forget();
        } else {
            missed.add(step);
        }
    }

    private void load(int row) {
        int from = row * columns;
        System.arraycopy(values, from, weightsOfRow, 0, columns);
        for (int slot = 0; slot < slots.length; slot++) {
            System.arraycopy(slots[slot], from, slotsOfRow[slot], 0, columns);
        }
    }

    private void store(int row) {
        int to = row * columns;
        System.arraycopy(weightsOfRow, 0, values, to, columns);
        for (int slot = 0; slot < slots.length; slot++) {
            System.arraycopy(slotsOfRow[slot], 0, slots[slot], to, columns);
        }
    }
}
