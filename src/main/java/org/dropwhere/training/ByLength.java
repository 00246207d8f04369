package org.dropwhere.training;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.dropwhere.sequence.Steps;

/** Puts sequences in the order of their lengths, in which the network computes no steps beyond their ends. */
final class ByLength {
    private ByLength() {}

    /** The numbers of sequences from the longest to the shortest; those of one length stay in their order. */
    static int[] longestFirst(int[] sequences, Steps steps) {
        return isOneLength(sequences, steps)
                ? sequences
                : IntStream.of(sequences)
                        .boxed()
                        .sorted(Comparator.comparing(sequence -> -steps.length(sequence)))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    private static boolean isOneLength(int[] sequences, Steps steps) {
        for (int sequence : sequences) {
            if (steps.length(sequence) != steps.length(sequences[0])) {
                return false;
            }
        }
        return true;
    }
}
