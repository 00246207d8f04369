package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.LstmSizes.GATES;

import java.util.List;
import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;

/** Dropout of the gates' outputs: {@code gate-outputs} for i, f and o, {@code candidate} for g. */
final class GateMasks {
    private final Optional<Mask> outputs;
    private final Optional<Mask> candidate;
    /** Masked outputs of the step, {@code [gates][rows * units]}; empty where nothing is masked. */
    private final float[][] masked = new float[GATES][0];

    GateMasks(List<Placement> placements, LstmSizes shape) {
        outputs = Mask.find(Site.GATE_OUTPUTS, placements, shape);
        candidate = Mask.find(Site.CANDIDATE, placements, shape);
        for (int k = 0; k < GATES; k++) {
            if (of(k).isPresent()) {
                masked[k] = new float[Chunk.ROWS * shape.units()];
            }
        }
    }

    private Optional<Mask> of(int gate) {
        return gate == Gates.C ? candidate : outputs;
    }

    void begin(BatchMasks masks, int firstRow, int rows) {
        outputs.ifPresent(mask -> mask.begin(masks, firstRow, rows));
        candidate.ifPresent(mask -> mask.begin(masks, firstRow, rows));
    }

    /** A gate's output with its dropout, valid until the next step; the output itself where it has none. */
    float[] apply(int gate, int t, float[] output, int n) {
        if (of(gate).isEmpty()) {
            return output;
        }
        Elementwise.multiply(output, of(gate).get().at(t, gate), masked[gate], n);
        return masked[gate];
    }

    /** From the gradients of what {@link #apply} gave at this step to those of the outputs, in place. */
    void backward(int t, float[][] gradients, int n) {
        for (int k = 0; k < GATES; k++) {
            if (of(k).isPresent()) {
                Elementwise.multiply(gradients[k], of(k).get().at(t, k), gradients[k], n);
            }
        }
    }
}
