package org.dropwhere.dropout;

import org.dropwhere.config.Placement;

/**
 * The masks of one batch as multipliers: 0 for a dropped element, {@code 1 / (1 - rate)} for a kept one, so that an
 * element's mean is preserved. Asking twice gives the same values.
 */
@FunctionalInterface
public interface BatchMasks {

    /**
     * Fills in the multipliers of some sequences.
     *
     * @param placement the site, its rate and sharing
     * @param gate 0 to 3 in the order i, f, c, o where each gate has a mask of its own, otherwise 0
     * @param step the time step from 0 where the mask is drawn per step, otherwise 0
     * @param firstRow the first sequence, counted within the batch
     * @param rows how many sequences
     * @param out {@code [rows, features]}; features are inferred from {@code features}
     * @param features elements of one sequence's mask
     */
    void fill(Placement placement, int gate, int step, int firstRow, int rows, int features, float[] out);
}
