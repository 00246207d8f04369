package org.dropwhere.dropout;

import java.util.Arrays;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;

/**
 * The masks of one batch as multipliers: 0 for a dropped element, {@code 1 / (1 - rate)} for a kept one, so that an
 * element's mean is preserved. At a site that keeps previous values ({@link Site#keepsPrevious}) it is 1 for an element
 * that keeps it and 0 for the others. Asking twice gives the same values.
 */
@FunctionalInterface
public interface BatchMasks {
    /** What the masks are on average, which is what evaluation does. */
    BatchMasks EXPECTED = (placement, gate, step, firstRow, rows, features, out) ->
            Arrays.fill(out, 0, rows * features, placement.site().keepsPrevious() ? (float) placement.rate() : 1);

    /**
     * Fills in the multipliers of some sequences.
     *
     * @param placement the site, its rate and sharing
     * @param gate 0 to 3 in the order i, f, c, o where each gate has a mask of its own, otherwise 0
     * @param step the time step from 0 where the mask changes with time, otherwise 0
     * @param firstRow the first sequence, counted within the batch; 0 where the batch has one mask
     * @param rows how many sequences; 1 where the batch has one mask, and for weights the rows of their matrix
     * @param features elements of one sequence's mask: as many as the signal has, 1 for a whole token or frame, the
     *     vocabulary for types of tokens
     * @param out {@code [rows, features]}
     */
    void fill(Placement placement, int gate, int step, int firstRow, int rows, int features, float[] out);

    /** The masks of a site and gate step by step, for those who ask for many; parameters as for {@link #fill}. */
    default StepMasks steps(Placement placement, int gate, int firstRow, int rows, int features) {
        return (step, out) -> fill(placement, gate, step, firstRow, rows, features, out);
    }
}
