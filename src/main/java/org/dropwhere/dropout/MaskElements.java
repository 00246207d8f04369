package org.dropwhere.dropout;

/** The multipliers of a request, one at a time; see {@link BatchMasks#elements}. */
@FunctionalInterface
public interface MaskElements {

    /**
     * A multiplier.
     *
     * @param row of the request, from 0
     * @param feature of the row
     */
    float at(int row, int feature);
}
