package org.dropwhere.network.kernel;

import java.util.Arrays;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.sequence.FeatureSteps;

/** The features of a chunk's sequences as they are, without an embedding. */
final class FeatureInput implements SequenceSource {
    private final int features;
    private final float[] read;
    private BatchRows batch = BatchRows.NONE;

    FeatureInput(int features, int chunkRows) {
        this.features = features;
        read = new float[chunkRows * features];
    }

    @Override
    public void begin(BatchRows batch, BatchMasks masks) {
        this.batch = batch;
    }

    @Override
    public float[] at(int index) {
        FeatureSteps steps = (FeatureSteps) batch.steps();
        for (int row = 0; row < batch.count(); row++) {
            int to = row * features;
            if (index < steps.length(batch.first() + row)) {
                System.arraycopy(steps.values()[batch.first() + row], index * features, read, to, features);
            } else {
                Arrays.fill(read, to, to + features, 0);
            }
        }
        return read;
    }

    @Override
    public boolean hasGradient() {
        return false;
    }

    @Override
    public void beginBack() {
        // Data have no gradient.
    }

    @Override
    public void backward(int index, float[] gradient) {
        // Data have no gradient.
    }

    @Override
    public void addGradientsTo(Gradients sum) {
        // It has no weights.
    }
}
