package org.dropwhere.dropout;

/** The masks of one site, gate and group of sequences, one for each step; see {@link BatchMasks#steps}. */
@FunctionalInterface
public interface StepMasks {

    /**
     * Fills in the multipliers of a step.
     *
     * @param out {@code [rows, features]}
     */
    void fill(int step, float[] out);
}
