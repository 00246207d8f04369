package org.dropwhere.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.dropwhere.sequence.Steps;

/**
 * How long the sequences of a part are, in time steps.
 *
 * @param shortest of all
 * @param median half of the sequences are at most so long, and half of them at least
 * @param longest of all
 * @param steps of all sequences together
 */
public record LengthSummary(int shortest, int median, int longest, long steps) {

    /** Sequences of one length. */
    public static LengthSummary all(int length, int sequences) {
        return new LengthSummary(length, length, length, (long) length * sequences);
    }

    /** Of sequences, one or more. */
    public static LengthSummary of(Steps steps) {
        int[] lengths = IntStream.range(0, steps.size()).map(steps::length).toArray();
        Arrays.sort(lengths);
        return new LengthSummary(
                lengths[0],
                lengths[(lengths.length - 1) / 2],
                lengths[lengths.length - 1],
                Arrays.stream(lengths).asLongStream().sum());
    }
}
