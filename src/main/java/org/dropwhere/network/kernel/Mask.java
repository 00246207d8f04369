package org.dropwhere.network.kernel;

import java.util.Arrays;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.LayerSizes;
import org.dropwhere.dropout.MaskRequest;
import org.dropwhere.dropout.MaskShape;
import org.dropwhere.dropout.StepMasks;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;

/** The multipliers of one site for the rows of a chunk, drawn when a step is asked for. */
final class Mask {
    private final Placement placement;
    private final LayerSizes sizes;
    private final boolean backward;
    private final TimeOrder order;
    private final boolean changesWithTime;
    /** Multipliers of a row; those of a frame are repeated for each of its elements. */
    private final int features;
    /** For each gate, or one for all: {@code [rows, features]}. Empty for a gate that the site does not mask. */
    private final float[][] values;
    /** One multiplier for each row, where all elements of a row share it. */
    private final float[] frames = new float[Chunk.ROWS];

    /** For each array of values, where they come from. */
    private final StepMasks[] sources;

    private int rows;
    private int length;
    private int drawnStep;

    /** For a signal that is asked for by its index in the sequence. */
    Mask(Placement placement, LayerSizes sizes) {
        this(placement, sizes, false, TimeOrder.FORWARD);
    }

    /**
     * For a pass.
     *
     * @param backward whether the pass is the backward one of two
     * @param order in which the pass reads: masks are addressed by what it reads at a step, not by the step
     */
    Mask(Placement placement, LayerSizes sizes, boolean backward, TimeOrder order) {
        this.placement = placement;
        this.sizes = sizes;
        this.backward = backward;
        this.order = order;
        changesWithTime = placement.time().changesWithTime();
        MaskShape shape = MaskShape.of(placement, Chunk.ROWS, sizes);
        features = placement.time() == TimeSharing.PER_FRAME ? sizes.width(placement.site()) : shape.features();
        values = new float
                [placement.gates() == GateSharing.PER_GATE
                        ? sizes.cell().gates().size()
                        : 1][0];
        for (int gate : shape.gates()) {
            values[gate] = new float[(isRepeated() ? Chunk.ROWS : shape.rows()) * features];
        }
        sources = new StepMasks[values.length];
    }

    /** Whether every gate has a mask of its own. */
    boolean perGate() {
        return values.length > 1;
    }

    /** Whether another time step has another mask. */
    boolean changesWithTime() {
        return changesWithTime;
    }

    /** Whether all sequences have the same mask; then it is that of row 0. */
    boolean perBatch() {
        return placement.time() == TimeSharing.PER_BATCH;
    }

    /**
     * Whether the one mask of a batch is repeated for every row, so that it multiplies like any other; that of word
     * types is looked up instead, and that of weights has rows of its own.
     */
    private boolean isRepeated() {
        return perBatch() && placement.site() != Site.WORD_TYPE && placement.site() != Site.RECURRENT_WEIGHTS;
    }

    /** Starts a batch. */
    void begin(BatchMasks masks, BatchRows batch) {
        MaskShape shape = MaskShape.of(placement, batch.count(), sizes);
        length = batch.length();
        int[] paddingBefore = changesWithTime ? batch.paddingBefore() : new int[0];
        this.rows = shape.rows();
        for (int gate : shape.gates()) {
            MaskRequest request = new MaskRequest(
                    placement, backward, gate, 0, perBatch() ? 0 : batch.first(), shape.rows(), shape.features());
            sources[gate] = masks.steps(request, paddingBefore);
        }
        draw(0);
    }

    /**
     * The multipliers of a gate at a step, {@code [rows, features]}, valid until another step is asked for. Steps may
     * be asked for in any order.
     */
    float[] at(int step, int gate) {
        prepare(step);
        return values[perGate() ? gate : 0];
    }

    /** The multiplier of a sequence's element at a step, where the gates share. */
    float at(int step, int row, int element) {
        prepare(step);
        return values[0][(perBatch() ? 0 : row) * features + element];
    }

    private void prepare(int step) {
        if (changesWithTime && step != drawnStep) {
            draw(step);
        }
    }

    private void draw(int step) {
        drawnStep = step;
        int at = changesWithTime ? order.index(step, length) : 0;
        for (int gate = 0; gate < values.length; gate++) {
            if (values[gate].length > 0) {
                draw(gate, at);
            }
        }
    }

    private void draw(int gate, int at) {
        if (placement.time() == TimeSharing.PER_FRAME) {
            sources[gate].fill(at, frames);
            for (int row = 0; row < rows; row++) {
                Arrays.fill(values[gate], row * features, (row + 1) * features, frames[row]);
            }
        } else {
            sources[gate].fill(at, values[gate]);
            if (isRepeated()) {
                for (int row = 1; row < Chunk.ROWS; row++) {
                    System.arraycopy(values[gate], 0, values[gate], row * features, features);
                }
            }
        }
    }
}
