package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.Shape.GATES;

/**
 * The weights in the layout of the products: for each gate a matrix of its own and its transpose, because BLAS
 * multiplies small matrices several times faster when none of them is transposed. Chunks only read them.
 */
final class Weights implements AutoCloseable {
    final float[] embeddings;
    final Block[] kernel = new Block[GATES];
    final Block[] kernelTransposed = new Block[GATES];
    final Block[] recurrent = new Block[GATES];
    final Block[] recurrentTransposed = new Block[GATES];
    /** For each gate the bias, repeated for every row of a chunk: {@code [rows, units]}. */
    final float[][] bias;

    private final Shape shape;
    private final float[] packed;
    private final float[] transposed;

    Weights(Shape shape) {
        this.shape = shape;
        int units = shape.units();
        embeddings = new float[shape.vocabulary() * shape.embedding()];
        bias = new float[GATES][Chunk.ROWS * units];
        for (int k = 0; k < GATES; k++) {
            kernel[k] = new Block((long) shape.embedding() * units);
            kernelTransposed[k] = new Block((long) shape.embedding() * units);
            recurrent[k] = new Block((long) units * units);
            recurrentTransposed[k] = new Block((long) units * units);
        }
        packed = new float[Math.max(shape.embedding(), units) * units];
        transposed = new float[packed.length];
    }

    /** Takes weights over from Keras' layout, see {@link LstmKernel#setWeights}. */
    void set(float[] embeddings, float[] kernel, float[] recurrent, float[] bias) {
        System.arraycopy(embeddings, 0, this.embeddings, 0, embeddings.length);
        int units = shape.units();
        for (int k = 0; k < GATES; k++) {
            pack(kernel, shape.embedding(), k, this.kernel[k], kernelTransposed[k]);
            pack(recurrent, units, k, this.recurrent[k], recurrentTransposed[k]);
            for (int row = 0; row < Chunk.ROWS; row++) {
                System.arraycopy(bias, k * units, this.bias[k], row * units, units);
            }
        }
    }

    /** Takes one gate's columns out of a {@code [features, 4 units]} matrix. */
    private void pack(float[] all, int features, int gate, Block to, Block toTransposed) {
        int units = shape.units();
        for (int row = 0; row < features; row++) {
            System.arraycopy(all, (row * GATES + gate) * units, packed, row * units, units);
            for (int j = 0; j < units; j++) {
                transposed[j * features + row] = packed[row * units + j];
            }
        }
        to.put(0, packed, features * units);
        toTransposed.put(0, transposed, features * units);
    }

    @Override
    public void close() {
        for (Block[] blocks : new Block[][] {kernel, kernelTransposed, recurrent, recurrentTransposed}) {
            for (Block block : blocks) {
                block.close();
            }
        }
    }
}
