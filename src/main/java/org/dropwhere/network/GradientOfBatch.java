package org.dropwhere.network;

import java.util.Optional;
import org.dropwhere.network.kernel.RowGradients;

/**
 * The gradient of a batch's mean loss. A training step consumes it: what is in the arrays afterwards has no meaning.
 *
 * @param table of the embedding's table, with which the model's layout begins; absent if it has none, or it is not
 *     trained. Where squares by occurrence are known, optimizers take them in the place of the squares of the values
 *     (Keras on TensorFlow); they and the values come clipped by value, since sums do not tell what each occurrence
 *     was.
 * @param others of all other weights, in the order of the layout
 */
record GradientOfBatch(Optional<RowGradients> table, float[] others) {

    /**
     * From sums over the sequences of a batch, which it divides in place.
     *
     * @param table gradient of the sum of the sequences' losses
     * @param others likewise
     * @param sequences of the batch
     */
    static GradientOfBatch ofSums(Optional<RowGradients> table, float[] others, int sequences) {
        table.ifPresent(rows -> {
            int used = rows.count() * rows.columns();
            divide(rows.values(), used, sequences);
            if (rows.hasSquares()) {
                divide(rows.squares(), used, (float) sequences * sequences);
            }
        });
        divide(others, others.length, sequences);
        return new GradientOfBatch(table, others);
    }

    private static void divide(float[] sums, int count, float divisor) {
        for (int i = 0; i < count; i++) {
            sums[i] /= divisor;
        }
    }
}
