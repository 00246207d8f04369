package org.dropwhere.data.file;

import org.dropwhere.data.file.numpy.WrittenArray;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.Sequences;

/** Sequences as two NumPy arrays ({@code .npy}), one of what is read at the steps and one of the labels. */
public final class NpyContent {
    private NpyContent() {}

    /**
     * What is read: int32 {@code [sequences, time]} of tokens, float32 {@code [sequences, time, features]} of features.
     *
     * @throws BadInput if the sequences have different lengths
     */
    public static FileContent steps(Sequences sequences) {
        return WrittenArray.of(sequences.steps(), "The sequences")::writeTo;
    }

    /** The labels: int32 {@code [sequences]}. */
    public static FileContent labels(Sequences sequences) {
        return WrittenArray.of(sequences.labels())::writeTo;
    }
}
