package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.Shape.GATES;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.MaskShape;
import org.dropwhere.dropout.StepMasks;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;

/** The multipliers of one site for the rows of a chunk, drawn when they are due. */
final class Mask {
    private final Placement placement;
    private final int features;
    /** For each gate, or one for all: {@code [rows, features]}. Empty for a gate that the site does not mask. */
    private final float[][] values;
    /** One multiplier for each row, where all elements of a row share it. */
    private final float[] frames = new float[Chunk.ROWS];

    /** For each array of values, where they come from. */
    private final StepMasks[] sources;

    private int rows;
    private int drawn;

    Mask(Placement placement, int features) {
        this.placement = placement;
        this.features = features;
        values = new float[placement.gates() == GateSharing.PER_GATE ? GATES : 1][0];
        MaskShape shape = MaskShape.of(placement, Chunk.ROWS, features);
        for (int gate : shape.gates()) {
            values[gate] = new float[shape.rows() * features];
        }
        sources = new StepMasks[values.length];
    }

    /** The mask of a site that is used. */
    static Optional<Mask> of(Site site, List<Placement> placements, int features) {
        return Placement.at(site, placements).map(placement -> new Mask(placement, features));
    }

    /** Whether every gate has a mask of its own. */
    boolean perGate() {
        return values.length > 1;
    }

    /** Whether another time step has another mask. */
    boolean changesWithTime() {
        return placement.time().changesWithTime();
    }

    /** Whether all sequences have the same mask; then it is that of row 0. */
    boolean perBatch() {
        return placement.time() == TimeSharing.PER_BATCH;
    }

    /** Starts a batch, at its first step. */
    void begin(BatchMasks masks, int firstRow, int rows) {
        MaskShape shape = MaskShape.of(placement, rows, features);
        this.rows = shape.rows();
        for (int gate = 0; gate < values.length; gate++) {
            sources[gate] = masks.steps(placement, gate, perBatch() ? 0 : firstRow, shape.rows(), shape.features());
        }
        draw(0);
    }

    /** The multipliers of a gate, valid since the last {@link #at}. */
    float[] of(int gate) {
        return values[perGate() ? gate : 0];
    }

    /** The multiplier of a sequence's element, where the gates share. */
    float of(int row, int element) {
        return values[0][(perBatch() ? 0 : row) * features + element];
    }

    /** Goes to a time step: draws anew if the mask changes with time. Steps may be asked for in any order. */
    Mask at(int step) {
        if (changesWithTime() && step != drawn) {
            draw(step);
        }
        return this;
    }

    private void draw(int step) {
        drawn = step;
        for (int gate = 0; gate < values.length; gate++) {
            if (values[gate].length > 0) {
                draw(step, gate);
            }
        }
    }

    private void draw(int step, int gate) {
        if (placement.time() == TimeSharing.PER_FRAME) {
            sources[gate].fill(step, frames);
            for (int row = 0; row < rows; row++) {
                Arrays.fill(values[gate], row * features, (row + 1) * features, frames[row]);
            }
        } else {
            sources[gate].fill(step, values[gate]);
        }
    }
}
