package org.dropwhere.network.kernel;

import java.util.Arrays;
import org.dropwhere.spec.Pooling;

/** Makes one vector of the outputs of the last recurrent layer for each row of a chunk, and goes back. */
final class PoolingOverTime {
    private final Pooling pooling;
    private final RecurrentLayer layer;
    private final int features;
    /** {@code [rows * features]}; unused where the last output is taken as it is. */
    private final float[] pooled;

    /** For the mean, how many steps it is of, by row; for the largest, how many steps have it, by element. */
    private final int[] counts;

    private final float[] gradientOfStep;
    private BatchRows batch = BatchRows.NONE;

    PoolingOverTime(Pooling pooling, RecurrentLayer layer) {
        this.pooling = pooling;
        this.layer = layer;
        features = layer.outputs();
        int size = pooling == Pooling.LAST ? 0 : layer.chunkRows() * features;
        pooled = new float[size];
        counts = new int[size];
        gradientOfStep = new float[size];
    }

    /** The pooled outputs, {@code [rows, features]}. */
    float[] forward(BatchRows batch) {
        this.batch = batch;
        return switch (pooling) {
            case LAST -> layer.last();
            case MAX -> max();
            case MEAN -> mean();
        };
    }

    private float[] max() {
        Arrays.fill(counts, 0);
        for (int index = 0; index < batch.length(); index++) {
            float[] output = layer.output(index);
            for (int row = 0; row < batch.count(); row++) {
                if (!batch.isPadded(row, index)) {
                    takeLarger(output, row * features);
                }
            }
        }
        clearWhereAllIsPadding();
        return pooled;
    }

    private void takeLarger(float[] output, int from) {
        for (int i = from; i < from + features; i++) {
            if (counts[i] == 0 || output[i] > pooled[i] || Float.isNaN(output[i])) {
                pooled[i] = output[i];
                counts[i] = 1;
            } else if (output[i] == pooled[i]) {
                counts[i]++;
            }
        }
    }

    private float[] mean() {
        Arrays.fill(counts, 0);
        Arrays.fill(pooled, 0);
        for (int index = 0; index < batch.length(); index++) {
            float[] output = layer.output(index);
            for (int row = 0; row < batch.count(); row++) {
                if (!batch.isPadded(row, index)) {
                    Elementwise.addRange(output, pooled, row * features, features);
                    counts[row]++;
                }
            }
        }
        for (int row = 0; row < batch.count(); row++) {
            Elementwise.scale(row * features, 1f / Math.max(1, counts[row]), pooled, features);
        }
        return pooled;
    }

    private void clearWhereAllIsPadding() {
        for (int i = 0; i < batch.count() * features; i++) {
            if (counts[i] == 0) {
                pooled[i] = 0;
            }
        }
    }

    /**
     * Back through the layer.
     *
     * @param gradient of the pooled outputs, {@code [rows, features]}
     */
    void backward(float[] gradient) {
        if (pooling == Pooling.LAST) {
            layer.backwardFromLast(gradient);
            return;
        }
        layer.beginBack();
        for (int index = 0; index < batch.length(); index++) {
            for (int row = 0; row < batch.count(); row++) {
                if (batch.isPadded(row, index)) {
                    Arrays.fill(gradientOfStep, row * features, (row + 1) * features, 0);
                } else if (pooling == Pooling.MAX) {
                    shareAmongLargest(gradient, layer.output(index), row * features);
                } else {
                    System.arraycopy(gradient, row * features, gradientOfStep, row * features, features);
                    Elementwise.scale(row * features, 1f / counts[row], gradientOfStep, features);
                }
            }
            layer.gradients().add(index, gradientOfStep, batch.count() * features);
        }
        layer.backward();
    }

    /** As JAX, PyTorch and TensorFlow do, the gradient goes in equal parts to all steps that have the largest value. */
    private void shareAmongLargest(float[] gradient, float[] output, int from) {
        for (int i = from; i < from + features; i++) {
            gradientOfStep[i] = output[i] == pooled[i] ? gradient[i] / counts[i] : 0;
        }
    }
}
