package org.dropwhere.dropout;

import java.util.List;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;

/**
 * What masks a placement asks for, for some sequences of a batch at a step: the one place that the kernel, the probe
 * and the pictures ask.
 *
 * @param gates the gates that have masks of their own, by their places in Keras' order; 0 alone where all share one
 * @param rows sequences, or 1 where all have the same mask; of weights, rows of the matrix
 * @param features multipliers of a row, 1 where all its elements share one
 */
public record MaskShape(List<Integer> gates, int rows, int features) {

    /** Copies the list. */
    public MaskShape {
        gates = List.copyOf(gates);
    }

    /** The masks of a placement in a layer. */
    public static MaskShape of(Placement placement, int sequences, LayerSizes sizes) {
        Site site = placement.site();
        List<Integer> gates =
                placement.gates() == GateSharing.PER_GATE ? sizes.cell().gatesBehind(site) : List.of(0);
        boolean allOrNothing = site == Site.TOKEN || placement.time() == TimeSharing.PER_FRAME;
        return new MaskShape(gates, rows(placement, sequences, sizes), allOrNothing ? 1 : sizes.width(site));
    }

    private static int rows(Placement placement, int sequences, LayerSizes sizes) {
        if (placement.site() == Site.RECURRENT_WEIGHTS) {
            return sizes.units();
        }
        return placement.time() == TimeSharing.PER_BATCH ? 1 : sequences;
    }
}
