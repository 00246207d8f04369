package org.dropwhere.dropout;

import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;

/**
 * Multipliers of some sequences of a batch that are asked for, {@code [rows, features]}.
 *
 * @param placement the site, its rate and sharing
 * @param backward whether it is for the direction that reads from the last step to the first, of a layer that reads
 *     both ways: each direction has masks of its own
 * @param gate whose mask, by its place in Keras' order, where each gate has a mask of its own; otherwise 0
 * @param step the time step from 0 where the mask changes with time, that of the token whichever way the layer reads;
 *     otherwise 0
 * @param firstRow the first sequence, counted within the batch; 0 where the batch has one mask
 * @param rows number of sequences; 1 where the batch has one mask, and for weights the rows of their matrix
 * @param features multipliers of a sequence: the width of the signal, 1 for a whole token or frame, the vocabulary for
 *     types of tokens
 */
public record MaskRequest(
        Placement placement, boolean backward, int gate, int step, int firstRow, int rows, int features) {

    /** For a layer that reads one way, or the forward direction of one that reads both. */
    public MaskRequest(Placement placement, int gate, int step, int firstRow, int rows, int features) {
        this(placement, false, gate, step, firstRow, rows, features);
    }

    /** The same at another step. */
    public MaskRequest at(int other) {
        return new MaskRequest(placement, backward, gate, other, firstRow, rows, features);
    }

    /** The same for one of its rows, counted from 0. */
    MaskRequest row(int row) {
        return new MaskRequest(placement, backward, gate, step, firstRow + row, 1, features);
    }

    /** Multipliers that are asked for. */
    public int size() {
        return rows * features;
    }

    /** Sequences up to the last that is asked for; weights are the same for all. */
    int sequences() {
        return isForWeights() ? 1 : firstRow + rows;
    }

    /** Elements of a sequence; of weights, all of the matrix. */
    int elements() {
        return isForWeights() ? size() : features;
    }

    private boolean isForWeights() {
        return placement.site() == Site.RECURRENT_WEIGHTS;
    }
}
