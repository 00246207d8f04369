package org.dropwhere.keras;

import java.util.OptionalInt;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentSpec;

/** What a layer of Keras is, apart from its place in the model. */
sealed interface Piece {

    /**
     * What the model reads.
     *
     * @param isSequenceOfVectors whether each step has several numbers
     * @param steps of a sequence, if all have as many
     * @param features numbers at each step; absent where they are not said
     */
    record Input(boolean isSequenceOfVectors, OptionalInt steps, OptionalInt features) implements Piece {}

    /** An embedding of so many types of tokens. */
    record Table(int tokens, int size, boolean maskZero) implements Piece {}

    /**
     * Dropout of a layer of its own.
     *
     * @param rate in [0, 1)
     * @param isSpatial whether a mask is kept for all steps
     */
    record Drop(double rate, boolean isSpatial) implements Piece {}

    /**
     * A recurrent layer.
     *
     * @param isEveryStep whether it hands on what it gives at every step, not the last alone
     * @param isPaddingZero whether it gives 0 at padded steps, though it does not read both ways
     * @param implementation as saved; absent where Keras saves none
     */
    record Recurrent(
            RecurrentSpec spec,
            boolean isEveryStep,
            boolean isPaddingZero,
            double dropout,
            double recurrentDropout,
            OptionalInt implementation)
            implements Piece {}

    /** One vector for each sequence. */
    record Pool(Pooling pooling) implements Piece {}

    /** A dense layer. */
    record Sums(int units, Activation activation) implements Piece {}
}
