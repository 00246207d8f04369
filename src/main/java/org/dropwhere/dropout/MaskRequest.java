package org.dropwhere.dropout;

import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;

/** What was asked of {@link BatchMasks#fill}: its arguments, without the place for the answer. */
public record MaskRequest(Placement placement, int gate, int step, int firstRow, int rows, int features) {

    /** Sequences up to the last that is asked for; weights are the same for all. */
    int sequences() {
        return isForWeights() ? 1 : firstRow + rows;
    }

    /** Elements of a sequence; of weights, the whole matrix. */
    int elements() {
        return isForWeights() ? rows * features : features;
    }

    private boolean isForWeights() {
        return placement.site() == Site.RECURRENT_WEIGHTS;
    }
}
