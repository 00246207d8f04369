package org.dropwhere.network;

import java.util.Optional;

/**
 * The gradient of a batch's mean loss, one number for each weight in the order of the model's layout. A training step
 * consumes it: what is in the arrays afterwards has no meaning.
 *
 * @param values summed over all occurrences of a token
 * @param squaresByOccurrence for the weights of the embedding, with which the layout begins: the squares of the
 *     gradient of each occurrence of a token, summed over the occurrences. Optimizers take them in place of the squares
 *     of the values (Keras on TensorFlow). They, and the values, come clipped by value, since sums do not tell what
 *     each occurrence was. Absent where occurrences do not matter.
 */
public record GradientOfBatch(float[] values, Optional<float[]> squaresByOccurrence) {

    /**
     * From sums over the sequences of a batch, which it divides in place.
     *
     * @param values gradient of the sum of the sequences' losses
     * @param squaresByOccurrence of that gradient
     * @param sequences of the batch
     */
    static GradientOfBatch ofSums(float[] values, Optional<float[]> squaresByOccurrence, int sequences) {
        divide(values, sequences);
        squaresByOccurrence.ifPresent(squares -> divide(squares, (float) sequences * sequences));
        return new GradientOfBatch(values, squaresByOccurrence);
    }

    private static void divide(float[] sums, float divisor) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= divisor;
        }
    }

    /** How many of the first weights have squares by occurrence. */
    int occurring() {
        return squaresByOccurrence.map(squares -> squares.length).orElse(0);
    }
}
