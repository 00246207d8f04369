package org.dropwhere.network;

/**
 * All that training changes in a {@link Classifier}, in an order that only the same model can read.
 *
 * @param weights of all layers
 * @param meanSquares RMSprop's, one for each weight
 */
public record ClassifierState(float[] weights, float[] meanSquares) {
    private static final int GATES = 4;

    /** How many weights a model has: those of embedding, LSTM and the dense unit. */
    public static long weights(int vocabulary, int embedding, int units) {
        long inputs = (long) embedding + units + 1;
        return (long) vocabulary * embedding + inputs * GATES * units + units + 1;
    }
}
