package org.dropwhere.network.kernel;

import java.util.Arrays;
import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;

/** What a recurrent layer hands to the next, with the dropout between them: {@code m_between(t) * y(t)}. */
final class LayerOutputs implements SequenceSource {
    private static final int NOTHING = -1;

    private final RecurrentLayer below;
    private final Optional<Mask> between;
    /** Masked outputs of the kept steps; none without a mask. */
    private final float[][] masked;

    /** Which step each holds. */
    private final int[] held;

    private int rows;

    /** @param keptSteps steps whose masked outputs are kept */
    LayerOutputs(RecurrentLayer below, Optional<Mask> between, int keptSteps) {
        this.below = below;
        this.between = between;
        int kept = between.isPresent() ? keptSteps : 0;
        masked = new float[kept][below.chunkRows() * below.outputs()];
        held = new int[kept];
    }

    @Override
    public void begin(BatchRows batch, BatchMasks masks) {
        rows = batch.count();
        between.ifPresent(mask -> mask.begin(masks, batch));
        Arrays.fill(held, NOTHING);
    }

    @Override
    public float[] at(int index) {
        float[] output = below.output(index);
        if (between.isEmpty()) {
            return output;
        }
        int slot = index % masked.length;
        if (held[slot] != index) {
            Elementwise.multiply(output, between.get().at(index, 0), masked[slot], rows * below.outputs());
            held[slot] = index;
        }
        return masked[slot];
    }

    @Override
    public boolean hasGradient() {
        return true;
    }

    @Override
    public void beginBack() {
        below.beginBack();
    }

    @Override
    public void backward(int index, float[] gradient) {
        int n = rows * below.outputs();
        between.ifPresent(mask -> Elementwise.multiply(gradient, mask.at(index, 0), gradient, n));
        below.gradients().add(index, gradient, n);
    }

    @Override
    public void addGradientsTo(Gradients sum) {
        // The layer below has weights, not what lies between the two.
    }
}
