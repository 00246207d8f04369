package org.dropwhere.network.kernel;

import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.MaskRequest;
import org.dropwhere.dropout.MaskShape;
import org.dropwhere.spec.Placement;

/** The recurrent kernel with its dropout, {@code m_weights_k * U_k}: one mask for all chunks of a batch. */
final class WeightDrop implements AutoCloseable {
    private final Placement placement;
    private final Pass pass;
    private final int units;
    private final int gates;
    private final MaskShape shape;
    private final GateMatrices dropped;
    /** U, its mask and their product in Keras' layout, {@code [units, gates, units]}. */
    private final float[] weights;

    private final float[] mask;
    private final float[] product;
    private final float[] maskOfGate;

    WeightDrop(Placement placement, Pass pass) {
        this.placement = placement;
        this.pass = pass;
        units = pass.units();
        gates = pass.gates();
        shape = MaskShape.of(placement, pass.chunkRows(), pass.sizes());
        dropped = new GateMatrices(pass.chunkRows(), gates, units, units);
        weights = new float[units * gates * units];
        mask = new float[weights.length];
        product = new float[weights.length];
        maskOfGate = new float[units * units];
    }

    /** Takes U over from Keras' layout. */
    void set(float[] recurrentKernel) {
        System.arraycopy(recurrentKernel, 0, weights, 0, weights.length);
    }

    /** Draws a batch's mask. */
    void begin(BatchMasks masks) {
        for (int k : shape.gates()) {
            masks.fill(
                    new MaskRequest(placement, pass.isSecond(), k, 0, 0, shape.rows(), shape.features()), maskOfGate);
            for (int row = 0; row < units; row++) {
                System.arraycopy(maskOfGate, row * units, mask, (row * gates + k) * units, units);
            }
        }
        Elementwise.multiply(weights, mask, product, mask.length);
        dropped.set(product);
    }

    /** What the products take in place of U, valid since {@link #begin}. */
    GateMatrices matrices() {
        return dropped;
    }

    /** From the gradient of the masked U to that of U, which is a range of an array. */
    void backward(float[] gradients, int at) {
        Elementwise.multiplyShifted(mask, 0, gradients, at, mask.length);
    }

    @Override
    public void close() {
        dropped.close();
    }
}
