package org.dropwhere.network.kernel;

import java.util.Arrays;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.LayerSizes;
import org.dropwhere.dropout.MaskElements;
import org.dropwhere.dropout.MaskRequest;
import org.dropwhere.dropout.MaskShape;
import org.dropwhere.dropout.StepMasks;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;

/**
 * The multipliers of one site for the rows of a chunk, drawn when a step is asked for. Those of types of tokens, of
 * which sequences use few, are drawn one by one.
 */
final class Mask {
    private final Placement placement;
    private final LayerSizes sizes;
    private final int chunkRows;
    private final boolean backward;
    private final TimeOrder order;
    private final boolean changesWithTime;
    /** Multipliers of a row; those of a frame are repeated for each of its elements. */
    private final int features;
    /** For each gate, or one for all: {@code [rows, features]}. Empty for a gate that the site does not mask. */
    private final float[][] values;
    /** One multiplier for each row, where all elements of a row share it. */
    private final float[] frames;

    /** For each array of values, where they come from. */
    private final StepMasks[] sources;

    /** Where they come from if they are drawn one by one. */
    private MaskElements elements = (row, element) -> {
        throw new IllegalStateException("No batch has begun");
    };

    private int rows;
    private int length;
    private int drawnStep;

    /** For a signal that is asked for by its index in the sequence. */
    Mask(Placement placement, LayerSizes sizes, int chunkRows) {
        this(placement, sizes, chunkRows, false, TimeOrder.FORWARD);
    }

    /**
     * For a pass.
     *
     * @param chunkRows sequences of a chunk
     * @param backward whether the pass is the backward one of two
     * @param order in which the pass reads: masks are addressed by what it reads at a step, not by the step
     */
    Mask(Placement placement, LayerSizes sizes, int chunkRows, boolean backward, TimeOrder order) {
        this.placement = placement;
        this.sizes = sizes;
        this.chunkRows = chunkRows;
        frames = new float[chunkRows];
        this.backward = backward;
        this.order = order;
        changesWithTime = placement.time().changesWithTime();
        MaskShape shape = MaskShape.of(placement, chunkRows, sizes);
        features = placement.time() == TimeSharing.PER_FRAME ? sizes.width(placement.site()) : shape.features();
        values = new float
                [placement.gates() == GateSharing.PER_GATE
                        ? sizes.cell().gates().size()
                        : 1][0];
        for (int gate : shape.gates()) {
            int size = (isRepeated() ? chunkRows : shape.rows()) * features;
            values[gate] = new float[isDrawnOneByOne() ? 0 : size];
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

    private boolean isDrawnOneByOne() {
        return placement.site() == Site.WORD_TYPE;
    }

    /**
     * Whether the one mask of a batch is repeated for every row, so that it multiplies like any other; that of weights
     * has rows of its own.
     */
    private boolean isRepeated() {
        return perBatch() && placement.site() != Site.RECURRENT_WEIGHTS;
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
            if (isDrawnOneByOne()) {
                elements = masks.elements(request);
            } else {
                sources[gate] = masks.steps(request, paddingBefore);
            }
        }
        draw(0);
    }

    /**
     * The multipliers of a gate at a step, {@code [rows, features]}, valid until another step is asked for. Steps may
     * be asked for in any order. Empty for types of tokens.
     */
    float[] at(int step, int gate) {
        prepare(step);
        return values[perGate() ? gate : 0];
    }

    /** The multiplier of a sequence's element at a step, where the gates share. */
    float at(int step, int row, int element) {
        int own = perBatch() ? 0 : row;
        if (isDrawnOneByOne()) {
            return elements.at(own, element);
        }
        prepare(step);
        return values[0][own * features + element];
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
                for (int row = 1; row < chunkRows; row++) {
                    System.arraycopy(values[gate], 0, values[gate], row * features, features);
                }
            }
        }
    }
}
