package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.LstmSizes.GATES;

/** The weights in the layout of the products. Chunks only read them. */
final class Weights implements AutoCloseable {
    final float[] embeddings;
    final GateMatrices kernel;
    final GateMatrices recurrent;
    /** For each gate the bias, repeated for every row of a chunk: {@code [rows, units]}. */
    final float[][] bias;

    private final int units;

    Weights(LstmSizes shape) {
        units = shape.units();
        embeddings = new float[shape.vocabulary() * shape.embedding()];
        kernel = new GateMatrices(shape.embedding(), units);
        recurrent = new GateMatrices(units, units);
        bias = new float[GATES][Chunk.ROWS * units];
    }

    /** Takes weights over from Keras' layout, see {@link LstmKernel#setWeights}. */
    void set(float[] embeddings, float[] kernel, float[] recurrent, float[] bias) {
        System.arraycopy(embeddings, 0, this.embeddings, 0, embeddings.length);
        this.kernel.set(kernel);
        this.recurrent.set(recurrent);
        for (int k = 0; k < GATES; k++) {
            for (int row = 0; row < Chunk.ROWS; row++) {
                System.arraycopy(bias, k * units, this.bias[k], row * units, units);
            }
        }
    }

    @Override
    public void close() {
        kernel.close();
        recurrent.close();
    }
}
