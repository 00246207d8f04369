package org.dropwhere.network.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.MaskRequest;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;

/** The masks of a batch one element at a time, each asked for with the whole batch at once. */
final class ReferenceMasks {
    private final List<Placement> placements;
    private final BatchMasks source;
    private final int batch;
    private final Map<MaskRequest, float[]> drawn = new HashMap<>();

    ReferenceMasks(List<Placement> placements, BatchMasks source, int batch) {
        this.placements = placements;
        this.source = source;
        this.batch = batch;
    }

    boolean has(SiteRef ref) {
        return placements.stream().anyMatch(p -> p.ref().equals(ref));
    }

    /**
     * Multipliers of a sequence, all 1 where there is no dropout.
     *
     * @param backward whether for the second of two directions
     * @param gate by Keras' order
     * @param width elements of what is multiplied
     */
    IntToDoubleFunction of(SiteRef ref, boolean backward, int gate, int step, int row, int width) {
        for (Placement placement : placements) {
            if (placement.ref().equals(ref)) {
                boolean single = ref.site() == Site.TOKEN || placement.time() == TimeSharing.PER_FRAME;
                boolean sameForAll = placement.time() == TimeSharing.PER_BATCH;
                float[] values = draw(new MaskRequest(
                        placement,
                        backward,
                        placement.gates() == GateSharing.PER_GATE ? gate : 0,
                        placement.time().changesWithTime() ? step : 0,
                        0,
                        sameForAll ? 1 : batch,
                        single ? 1 : width));
                int from = sameForAll ? 0 : row;
                return single ? i -> values[from] : i -> values[from * width + i];
            }
        }
        return i -> 1;
    }

    /** Multipliers of a square matrix's elements, {@code [units, units]} by rows, all 1 where there is no dropout. */
    IntToDoubleFunction ofWeights(int layer, boolean backward, int gate, int units) {
        SiteRef ref = new SiteRef(layer, Site.RECURRENT_WEIGHTS);
        for (Placement placement : placements) {
            if (placement.ref().equals(ref)) {
                float[] values = draw(new MaskRequest(placement, backward, gate, 0, 0, units, units));
                return i -> values[i];
            }
        }
        return i -> 1;
    }

    private float[] draw(MaskRequest request) {
        return drawn.computeIfAbsent(request, wanted -> {
            float[] values = new float[wanted.size()];
            source.fill(wanted, values);
            return values;
        });
    }
}
