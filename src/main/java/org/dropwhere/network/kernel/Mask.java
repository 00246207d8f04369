package org.dropwhere.network.kernel;

import java.util.Optional;
import org.dropwhere.config.GateSharing;
import org.dropwhere.config.Placement;
import org.dropwhere.config.TimeSharing;
import org.dropwhere.dropout.BatchMasks;

/** The multipliers of one site for the rows of a chunk, drawn when they are due. */
final class Mask {
    private final Placement placement;
    private final int features;
    /** For each gate, or one for all: {@code [rows, features]}. */
    private final float[][] values;

    private BatchMasks source = (p, gate, step, firstRow, rows, width, out) -> {};
    private int firstRow;
    private int rows;
    private int drawn;

    Mask(Placement placement, int features) {
        this.placement = placement;
        this.features = features;
        int own = placement.gates() == GateSharing.PER_GATE ? Shape.GATES : 1;
        values = new float[own][Chunk.ROWS * features];
    }

    static Optional<Mask> of(Optional<Placement> placement, int features) {
        return placement.map(p -> new Mask(p, features));
    }

    /** Whether every gate has a mask of its own. */
    boolean perGate() {
        return values.length > 1;
    }

    /** Starts a batch, at its first step. */
    void begin(BatchMasks masks, int firstRow, int rows) {
        this.source = masks;
        this.firstRow = firstRow;
        this.rows = rows;
        draw(0);
    }

    /** The multipliers of a gate, valid since the last {@link #at}. */
    float[] of(int gate) {
        return values[perGate() ? gate : 0];
    }

    /** Goes to a time step: draws anew if the mask changes with time. Steps may be asked for in any order. */
    Mask at(int step) {
        if (placement.time() == TimeSharing.PER_STEP && step != drawn) {
            draw(step);
        }
        return this;
    }

    private void draw(int step) {
        drawn = step;
        for (int gate = 0; gate < values.length; gate++) {
            source.fill(placement, gate, step, firstRow, rows, features, values[gate]);
        }
    }
}
