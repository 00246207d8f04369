package org.dropwhere.network.kernel;

import org.dropwhere.dropout.BatchMasks;

/** Looks up, masks and multiplies at every step: right for every mask. */
final class StepwiseInput implements InputSide {
    private final int features;
    private final int keptSteps;
    private final InputMasks masks;
    private final EmbeddedTokens embedded;
    private final MaskedProduct product;
    /** e(t) of each kept step, {@code [keptSteps][rows * features]}. */
    private final float[][] e;

    private final float[] de;
    private int rows;

    StepwiseInput(LstmSizes shape, Weights weights, InputMasks masks, int keptSteps, boolean training) {
        features = shape.embedding();
        this.keptSteps = keptSteps;
        this.masks = masks;
        embedded = new EmbeddedTokens(features, weights.embeddings, masks, training);
        product = new MaskedProduct(features, shape.units(), GateGradients.steps(shape), weights.kernel, masks.input());
        e = new float[keptSteps][Chunk.ROWS * features];
        de = new float[Chunk.ROWS * features];
    }

    @Override
    public void begin(int[][] tokens, BatchMasks masks, int firstRow, int rows) {
        this.rows = rows;
        this.masks.begin(masks, firstRow, rows);
        embedded.begin(tokens, firstRow, rows);
        product.begin(rows);
    }

    @Override
    public void forward(int t, Block z) {
        float[] now = e[t % keptSteps];
        embedded.at(t, now);
        product.forward(t, now, z, false);
    }

    @Override
    public void beginBack() {
        embedded.clearGradient();
        product.clearGradients();
    }

    @Override
    public void backward(int t, float[][] dz, GateGradients history) {
        Elementwise.clear(de, rows * features);
        product.backward(t, history, de);
        embedded.backward(t, de);
        if (history.completesRange(t)) {
            product.addWeightGradients(t, step -> e[step], history);
        }
    }

    @Override
    public void addGradientsTo(Gradients sum, float[] scratch) {
        embedded.addGradientTo(sum.embeddings());
        product.addGradientTo(sum.kernel(), scratch);
    }

    @Override
    public void close() {
        product.close();
    }
}
