package org.dropwhere.data;

import java.util.Arrays;
import java.util.Optional;

/**
 * What can be known of a part of a dataset without its sequences.
 *
 * @param checksum SHA-256 of its file, in hexadecimal; empty for a task's
 * @param sequences how many there are
 * @param ones how many of them have the label 1
 * @param zeros of the tokens that are 0; absent for a task's, which are never padding
 */
public record PartSummary(String checksum, int sequences, int ones, Optional<ZeroTokens> zeros) {

    static PartSummary of(Sequences part, String checksum) {
        return new PartSummary(
                checksum, part.size(), Arrays.stream(part.labels()).sum(), Optional.of(ZeroTokens.of(part)));
    }

    /** The label that more sequences have; 1 if both are equally frequent. */
    public int majority() {
        return 2L * ones >= sequences ? 1 : 0;
    }

    /** The share of the sequences that have the more frequent label: the accuracy of always giving that label. */
    public double majorityShare() {
        return (double) Math.max(ones, sequences - ones) / sequences;
    }
}
