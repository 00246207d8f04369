package org.dropwhere.network.kernel;

/**
 * Sizes of the embedding and the LSTM.
 *
 * @param vocabulary rows of the embedding table
 * @param embedding features of the embedding
 * @param units units of the LSTM
 * @param length time steps
 * @param maskZero whether token 0 is padding: a padded step leaves h and c as they were
 */
public record Shape(int vocabulary, int embedding, int units, int length, boolean maskZero) {
    /** Gates of an LSTM, in Keras' order: i, f, c (the candidate), o. */
    public static final int GATES = 4;
}
