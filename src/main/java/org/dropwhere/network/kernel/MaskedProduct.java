package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.Shape.GATES;

import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;

/**
 * One side of the gates' products, {@code z_k += (m_k * v(t)) @ W_k} for the four gates k, forwards and backwards, for the rows of
 * a chunk. The masked operand is kept for the gradient of W; gates that share a mask, or have none, share one operand.
 */
final class MaskedProduct implements AutoCloseable {
    private final int features;
    private final int units;
    private final Block[] weights;
    private final Block[] weightsTransposed;
    private final Optional<Mask> mask;
    /** How many operands there are: one for all gates, or one each. */
    private final int operands;
    /** For each operand {@code [slots, rows, features]}. */
    private final Block[] history;

    private final Block gradientOfOperand;
    private final Block[] gradientOfWeights = new Block[GATES];
    private final float[] scratch;
    private int rows;

    /**
     * A product of {@code [rows, features]} with {@code [features, units]}.
     *
     * @param slots how many steps' operands are kept: all of them to train, one to evaluate
     */
    MaskedProduct(int features, int units, Block[] weights, Block[] weightsTransposed, Optional<Mask> mask, int slots) {
        this.features = features;
        this.units = units;
        this.weights = weights;
        this.weightsTransposed = weightsTransposed;
        this.mask = mask;
        operands = mask.isPresent() && mask.get().perGate() ? GATES : 1;
        history = new Block[operands];
        for (int operand = 0; operand < operands; operand++) {
            history[operand] = new Block((long) slots * Chunk.ROWS * features);
        }
        scratch = new float[Chunk.ROWS * features];
        gradientOfOperand = new Block(scratch.length);
        for (int k = 0; k < GATES; k++) {
            gradientOfWeights[k] = new Block((long) features * units);
        }
    }

    void begin(BatchMasks masks, int firstRow, int rows) {
        this.rows = rows;
        mask.ifPresent(m -> m.begin(masks, firstRow, rows));
    }

    /** Masks v(t) and keeps it in a slot. */
    void setOperand(int t, int slot, float[] v) {
        int n = rows * features;
        mask.ifPresent(m -> m.at(t));
        for (int operand = 0; operand < operands; operand++) {
            if (mask.isPresent()) {
                Elementwise.multiply(v, mask.get().of(operand), scratch, n);
                history[operand].put((long) slot * n, scratch, n);
            } else {
                history[operand].put((long) slot * n, v, n);
            }
        }
    }

    /** Sets z, {@code [gates, rows, units]}, to the products of a slot's operand, or adds them to it. */
    void forward(int slot, Block z, boolean add) {
        for (int k = 0; k < GATES; k++) {
            Block.multiply(rows, units, features, operand(k), at(slot), weights[k], z, (long) k * rows * units, add);
        }
    }

    /**
     * The gradient of v(t) from that of z; at the end of a stretch of steps also theirs of W.
     *
     * @param dv {@code [rows, features]}, added to
     */
    void backward(int t, GateGradients dz, float[] dv) {
        int n = rows * features;
        mask.ifPresent(m -> m.at(t));
        int gates = GATES / operands;
        for (int operand = 0; operand < operands; operand++) {
            for (int i = 0; i < gates; i++) {
                int k = operand * gates + i;
                Block.multiply(
                        rows,
                        features,
                        units,
                        dz.block(k),
                        dz.at(t),
                        weightsTransposed[k],
                        gradientOfOperand,
                        0,
                        i > 0);
            }
            gradientOfOperand.get(0, scratch, n);
            if (mask.isPresent()) {
                Elementwise.addProduct(scratch, mask.get().of(operand), dv, n);
            } else {
                Elementwise.add(scratch, dv, n);
            }
        }
        if (dz.completesStretch(t)) {
            addWeightGradients(t, dz);
        }
    }

    void clearGradients() {
        for (Block gradient : gradientOfWeights) {
            gradient.clear((long) features * units);
        }
    }

    private void addWeightGradients(int first, GateGradients dz) {
        for (int k = 0; k < GATES; k++) {
            Block.addTransposedProduct(
                    features,
                    units,
                    dz.stretch(first) * rows,
                    operand(k),
                    at(first),
                    dz.block(k),
                    dz.at(first),
                    gradientOfWeights[k]);
        }
    }

    /** Adds the gradient of W, in Keras' layout, to {@code [features, gates, units]}. */
    void addGradientTo(float[] sum, float[] scratch) {
        KerasLayout.add(gradientOfWeights, features, units, sum, scratch);
    }

    private Block operand(int gate) {
        return history[operands == 1 ? 0 : gate];
    }

    private long at(int slot) {
        return (long) slot * rows * features;
    }

    @Override
    public void close() {
        for (Block block : history) {
            block.close();
        }
        gradientOfOperand.close();
        for (Block block : gradientOfWeights) {
            block.close();
        }
    }
}
