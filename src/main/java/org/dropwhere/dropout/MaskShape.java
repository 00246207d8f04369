package org.dropwhere.dropout;

import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;

/**
 * What masks a placement asks for, for some sequences of a batch at a step: the one place that the kernel, the probe
 * and the pictures ask.
 *
 * @param gates the gates that have masks of their own, in Keras' order; 0 alone where all share one
 * @param rows sequences, or 1 where all have the same mask; of weights, rows of the matrix
 * @param features multipliers of a row, 1 where all its elements share one
 */
public record MaskShape(List<Integer> gates, int rows, int features) {

    /** Copies the list. */
    public MaskShape {
        gates = List.copyOf(gates);
    }

    /**
     * The masks of a placement.
     *
     * @param elements what a row has; of weights, the units
     */
    public static MaskShape of(Placement placement, int sequences, int elements) {
        boolean weights = placement.site() == Site.RECURRENT_WEIGHTS;
        boolean whole = placement.site() == Site.TOKEN || placement.time() == TimeSharing.PER_FRAME;
        int rows = weights ? elements : placement.time() == TimeSharing.PER_BATCH ? 1 : sequences;
        return new MaskShape(gates(placement), rows, whole ? 1 : elements);
    }

    private static List<Integer> gates(Placement placement) {
        int gates = placement.gates() == GateSharing.PER_GATE
                ? CellKind.LSTM.gates().size()
                : 1;
        // The candidate's is a site of its own.
        return IntStream.range(0, gates)
                .filter(gate -> placement.site() != Site.GATE_OUTPUTS || gate != CellKind.LSTM.candidate())
                .boxed()
                .toList();
    }
}
