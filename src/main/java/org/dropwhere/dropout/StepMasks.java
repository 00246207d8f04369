package org.dropwhere.dropout;

/** The masks of one site, gate and group of sequences, one for each step; see {@link BatchMasks#fill}. */
@FunctionalInterface
public interface StepMasks {

    /** Fills in the multipliers of a step, {@code [rows, features]}. */
    void fill(int step, float[] out);
}
