package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.LstmSizes.GATES;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One side of the gates' products, {@code z_k += (m_k * v(t)) @ W_k} for the four gates k, forwards and backwards, for
 * the rows of a chunk. Gates that share a mask, or have none, share the operand {@code m_k * v(t)}. Operands are not
 * kept for the backward pass: masking v(t) again is quicker than fetching its masked copies from memory.
 */
final class MaskedProduct implements AutoCloseable {
    private final int features;
    private final int units;
    private final GateMatrices weights;
    private final Optional<Mask> mask;
    /** How many operands there are: one for all gates, or one each. */
    private final int operands;
    /** For each operand one step or a range of steps, {@code [steps, rows, features]}. */
    private final Block[] operand;

    private final Block gradientOfOperand;
    private final KernelGradient gradientOfWeights;
    private final float[] scratch;
    private int rows;

    /**
     * A product of {@code [rows, features]} with {@code [features, units]}.
     *
     * @param steps steps of a range
     */
    MaskedProduct(int features, int units, int steps, GateMatrices weights, Optional<Mask> mask) {
        this.features = features;
        this.units = units;
        this.weights = weights;
        this.mask = mask;
        operands = mask.isPresent() && mask.get().perGate() ? GATES : 1;
        scratch = new float[Chunk.ROWS * features];
        operand = new Block[operands];
        for (int index = 0; index < operands; index++) {
            operand[index] = new Block((long) steps * scratch.length);
        }
        gradientOfOperand = new Block(scratch.length);
        gradientOfWeights = new KernelGradient(features, units);
    }

    /** Starts a batch, after its mask was started. */
    void begin(int rows) {
        this.rows = rows;
    }

    /** Sets z, {@code [gates, rows, units]}, to the products of v(t), or adds them to it. */
    void forward(int t, float[] v, Block z, boolean add) {
        setOperand(t, v, 0);
        for (int k = 0; k < GATES; k++) {
            Block.multiply(
                    rows, units, features, operand[k % operands], 0, weights.of(k), z, (long) k * rows * units, add);
        }
    }

    /** Masks v(t) and puts it at a place of the operands' range. */
    private void setOperand(int t, float[] v, int place) {
        int n = rows * features;
        for (int index = 0; index < operands; index++) {
            float[] masked = v;
            if (mask.isPresent()) {
                Elementwise.multiply(v, mask.get().at(t, index), scratch, n);
                masked = scratch;
            }
            operand[index].put((long) place * n, masked, n);
        }
    }

    /**
     * The gradient of v(t) from that of z.
     *
     * @param dv {@code [rows, features]}, added to
     */
    void backward(int t, GateGradients dz, float[] dv) {
        int n = rows * features;
        int gates = GATES / operands;
        for (int index = 0; index < operands; index++) {
            for (int i = 0; i < gates; i++) {
                int k = index * gates + i;
                Block.multiply(
                        rows,
                        features,
                        units,
                        dz.block(k),
                        dz.at(t),
                        weights.transposed(k),
                        gradientOfOperand,
                        0,
                        i > 0);
            }
            gradientOfOperand.get(0, scratch, n);
            if (mask.isPresent()) {
                Elementwise.addProduct(scratch, mask.get().at(t, index), dv, n);
            } else {
                Elementwise.add(scratch, dv, n);
            }
        }
    }

    void clearGradients() {
        gradientOfWeights.clear();
    }

    /**
     * Adds a range of steps to the gradient of W.
     *
     * @param first the range's first step
     * @param v gives v(t), {@code [rows, features]}, of a step
     */
    void addWeightGradients(int first, IntFunction<float[]> v, GateGradients dz) {
        int steps = dz.stepsFrom(first);
        for (int i = 0; i < steps; i++) {
            setOperand(first + i, v.apply(first + i), i);
        }
        for (int k = 0; k < GATES; k++) {
            gradientOfWeights.addProduct(k, steps * rows, operand[k % operands], dz.block(k));
        }
    }

    /** Adds the gradient of W, in Keras' layout, to {@code [features, gates, units]}. */
    void addGradientTo(float[] sum, float[] scratch) {
        gradientOfWeights.addTo(sum, scratch);
    }

    @Override
    public void close() {
        for (Block block : operand) {
            block.close();
        }
        gradientOfOperand.close();
        gradientOfWeights.close();
    }
}
