package org.dropwhere.statistics;

/**
 * The labels of the sequences that an arm is tested on.
 *
 * @param ones how many are 1
 * @param sequences how many there are, 1 or more
 */
public record TestLabels(int ones, int sequences) {

    /** The share of label 1. */
    public double shareOfOnes() {
        return (double) ones / sequences;
    }

    /** The share of the more frequent label. */
    public double majorityShare() {
        return Math.max(shareOfOnes(), 1 - shareOfOnes());
    }
}
