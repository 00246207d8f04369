package org.dropwhere.network;

import java.util.Arrays;
import java.util.Optional;
import org.dropwhere.network.kernel.RowGradients;

/**
 * A step of the whole embedding's table, rows that a batch does not use included, where it is not left to
 * {@link EmbeddingTable} to make theirs later. It goes a stretch of rows at a time, so that there is never an array of
 * all gradients.
 */
final class TableUpdate {
    /** Elements of a stretch, so that all its arrays are in the second-level cache. Chosen, not measured. */
    private static final int STRETCH = 1 << 13;

    private final WeightStep step;
    private final float l2;
    private final GradientClipping clipping;

    /**
     * A step.
     *
     * @param l2 what a weight adds to its gradient, as a factor
     */
    TableUpdate(WeightStep step, float l2, GradientClipping clipping) {
        this.step = step;
        this.l2 = l2;
        this.clipping = clipping;
    }

    /** Takes the rows of a stretch. */
    private interface Stretch {
        void take(int from, Gradient gradient);
    }

    /**
     * The sum of the squares of the gradient, L2 included; where squares by occurrence are known, of all occurrences'
     * gradients.
     */
    double sumOfSquares(float[] table, RowGradients rows) {
        double[] sum = new double[1];
        if (l2 == 0) {
            float[] used = rows.hasSquares() ? rows.squares() : rows.values();
            for (int row : rows.rows()) {
                sum[0] = addSquares(sum[0], used, rows.offset(row), rows.columns(), rows.hasSquares());
            }
        } else {
            each(
                    table,
                    rows,
                    1,
                    (from, gradient) ->
                            sum[0] = addSquares(sum[0], gradient.values(), 0, gradient.values().length, false));
        }
        return sum[0];
    }

    private static double addSquares(double sum, float[] values, int from, int count, boolean areSquares) {
        double all = sum;
        for (int i = from; i < from + count; i++) {
            all += areSquares ? values[i] : (double) values[i] * values[i];
        }
        return all;
    }

    /**
     * Makes the step.
     *
     * @param factor of the gradient, by which its norm is held small
     */
    void apply(float[] table, float[][] slots, RowGradients rows, double factor) {
        each(table, rows, factor, (from, gradient) -> update(table, slots, from, gradient));
    }

    private void update(float[] table, float[][] slots, int from, Gradient gradient) {
        int count = gradient.values().length;
        boolean isWhole = count == table.length;
        float[] weights = isWhole ? table : Arrays.copyOfRange(table, from, from + count);
        float[][] own = new float[slots.length][];
        for (int slot = 0; slot < own.length; slot++) {
            own[slot] = isWhole ? slots[slot] : Arrays.copyOfRange(slots[slot], from, from + count);
        }
        step.make(weights, gradient, own);
        if (!isWhole) {
            System.arraycopy(weights, 0, table, from, count);
            for (int slot = 0; slot < own.length; slot++) {
                System.arraycopy(own[slot], 0, slots[slot], from, count);
            }
        }
    }

    private void each(float[] table, RowGradients rows, double factor, Stretch stretch) {
        int columns = rows.columns();
        int most = Math.max(1, STRETCH / columns) * columns;
        int[] used = rows.rows();
        int next = 0;
        for (int from = 0; from < table.length; from += most) {
            int to = Math.min(from + most, table.length);
            int first = next;
            while (next < used.length && used[next] * columns < to) {
                next++;
            }
            float[] values = stretch(from, to, used, first, next, rows, rows.values());
            if (l2 != 0) {
                for (int i = 0; i < values.length; i++) {
                    values[i] += l2 * table[from + i];
                }
            }
            clipping.clipTable(values, rows.hasSquares(), (float) factor);
            Optional<float[]> squares = Optional.empty();
            if (rows.hasSquares()) {
                float[] scaled = stretch(from, to, used, first, next, rows, rows.squares());
                GradientClipping.multiply(scaled, 0, scaled.length, (float) (factor * factor));
                squares = Optional.of(scaled);
            }
            stretch.take(from, new Gradient(values, squares));
        }
    }

    private static float[] stretch(
            int from, int to, int[] used, int first, int end, RowGradients rows, float[] ofUsed) {
        float[] values = new float[to - from];
        int columns = rows.columns();
        for (int i = first; i < end; i++) {
            System.arraycopy(ofUsed, rows.offset(used[i]), values, used[i] * columns - from, columns);
        }
        return values;
    }
}
