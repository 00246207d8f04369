package org.dropwhere.network.kernel;

import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Site;

/** Masks and multiplies what it reads at every step: right for every source and every mask. */
final class SequenceInput implements InputSide {
    private final Pass pass;
    private final SequenceSource source;
    private final MaskedProduct product;
    private final float[] gradient;
    private BatchRows batch = BatchRows.NONE;
    private int n;

    SequenceInput(Pass pass, PassWeights weights, SequenceSource source) {
        this.pass = pass;
        this.source = source;
        int[] gates = InputSide.allGates(pass);
        product = new MaskedProduct(pass, pass.inputs(), weights.kernel(), pass.mask(Site.LSTM_INPUT), gates, gates);
        gradient = new float[pass.chunkRows() * pass.inputs()];
    }

    @Override
    public void begin(BatchRows batch, BatchMasks masks) {
        this.batch = batch;
        n = batch.count() * pass.inputs();
        product.begin(masks, batch);
    }

    @Override
    public void forward(int step, Block z) {
        product.forward(step, source.at(pass.index(step, batch)), z, 0);
    }

    @Override
    public void beginBack() {
        product.clearGradients();
    }

    @Override
    public void backward(int step, float[][] dz, GateGradients history) {
        if (source.hasGradient()) {
            Elementwise.clear(gradient, n);
            product.backward(step, history, gradient);
            source.backward(pass.index(step, batch), gradient);
        }
        if (history.completesRange(step)) {
            product.addWeightGradients(step, each -> source.at(pass.index(each, batch)), history);
        }
    }

    @Override
    public void addGradientsTo(Gradients sum) {
        product.addGradientTo(sum, pass.name(ParameterLayout.KERNEL));
    }

    @Override
    public void close() {
        product.close();
    }
}
