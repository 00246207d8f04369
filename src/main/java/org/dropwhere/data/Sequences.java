package org.dropwhere.data;

import java.util.Arrays;
import java.util.List;

/**
 * Labelled sequences of equal length.
 *
 * @param tokens {@code [sequences, time]}, each in [0, vocabulary)
 * @param labels {@code [sequences]}, 0 or 1
 */
public record Sequences(int[][] tokens, int[] labels) {

    /**
     * Checks that there is a label for each sequence.
     *
     * @throws IllegalArgumentException if the numbers differ
     */
    public Sequences {
        if (tokens.length != labels.length) {
            throw new IllegalArgumentException(tokens.length + " sequences but " + labels.length + " labels");
        }
    }

    /** How many sequences there are. */
    public int size() {
        return labels.length;
    }

    /** The largest token of some parts, of which one or more have a sequence. */
    static int largestToken(List<Sequences> parts) {
        return parts.stream()
                .flatMap(part -> Arrays.stream(part.tokens()))
                .flatMapToInt(Arrays::stream)
                .max()
                .orElseThrow();
    }
}
