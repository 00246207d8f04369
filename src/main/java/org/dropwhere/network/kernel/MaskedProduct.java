package org.dropwhere.network.kernel;

import java.util.Optional;
import java.util.function.IntFunction;
import org.dropwhere.dropout.BatchMasks;

/**
 * One side of the gates' products, {@code z_k += (m_k * v(t)) @ W_k} for some gates k, forwards and backwards, for the
 * rows of a chunk. Gates that share a mask, or have none, share the operand {@code m_k * v(t)}. Operands are not kept
 * for the backward pass: masking v(t) again is quicker than fetching its masked copies from memory.
 */
final class MaskedProduct implements AutoCloseable {
    private final Pass pass;
    private final int features;
    private final int units;
    private final GateMatrices weights;
    private final Optional<Mask> mask;
    /** Which gates, by their places in Keras' order, and where in z and its gradients each one's product goes. */
    private final int[] gates;

    private final int[] slots;
    /** How many operands there are: one for all gates, or one each. */
    private final int operands;
    /** For each operand one step or a range of steps, {@code [steps, rows, features]}. */
    private final Block[] operand;

    private final Block gradientOfOperand;
    private final KernelGradient gradientOfWeights;
    private final float[] scratch;
    private BatchRows batch = BatchRows.NONE;

    /**
     * A product of {@code [rows, features]} with {@code [features, units]} for each of some gates.
     *
     * @param pass whose units and ranges of steps
     * @param features of v(t)
     */
    MaskedProduct(Pass pass, int features, GateMatrices weights, Optional<Mask> mask, int[] gates, int[] slots) {
        this.pass = pass;
        this.features = features;
        units = pass.units();
        this.weights = weights;
        this.mask = mask;
        this.gates = gates;
        this.slots = slots;
        operands = mask.isPresent() && mask.get().perGate() ? gates.length : 1;
        scratch = new float[pass.chunkRows() * features];
        operand = new Block[operands];
        for (int index = 0; index < operands; index++) {
            operand[index] = new Block((long) GateGradients.steps(pass) * scratch.length);
        }
        gradientOfOperand = new Block(scratch.length);
        gradientOfWeights = new KernelGradient(weights.gates(), features, units);
    }

    /** Starts a batch. */
    void begin(BatchMasks masks, BatchRows batch) {
        this.batch = batch;
        mask.ifPresent(m -> m.begin(masks, batch));
    }

    /**
     * Sets z, {@code [slots, rows, units]}, to the products of v(t), or adds them to it.
     *
     * @param firstSet the first slot that is set and not added to
     */
    void forward(int t, float[] v, Block z, int firstSet) {
        int rows = pass.rows(t, batch);
        setOperand(t, v, 0, rows);
        for (int i = 0; i < gates.length; i++) {
            weights.of(gates[i])
                    .multiply(rows, operand[i % operands], 0, z, (long) slots[i] * rows * units, slots[i] < firstSet);
        }
    }

    /** Masks v(t) and puts it into the operands' range, behind some rows. */
    private void setOperand(int t, float[] v, int rowsBefore, int rows) {
        int n = rows * features;
        for (int index = 0; index < operands; index++) {
            float[] masked = v;
            if (mask.isPresent()) {
                Elementwise.multiply(v, mask.get().at(t, gates[index]), scratch, n);
                masked = scratch;
            }
            operand[index].put((long) rowsBefore * features, masked, n);
        }
    }

    /**
     * The gradient of v(t) from that of z.
     *
     * @param dv {@code [rows, features]}, added to
     */
    void backward(int t, GateGradients dz, float[] dv) {
        int rows = dz.rows(t);
        int n = rows * features;
        int sharing = gates.length / operands;
        for (int index = 0; index < operands; index++) {
            for (int i = 0; i < sharing; i++) {
                int k = index * sharing + i;
                weights.transposed(gates[k]).multiply(rows, dz.block(slots[k]), dz.at(t), gradientOfOperand, 0, i > 0);
            }
            gradientOfOperand.get(0, scratch, n);
            if (mask.isPresent()) {
                Elementwise.addProduct(scratch, mask.get().at(t, gates[index]), dv, n);
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
        int end = first + dz.stepsFrom(first);
        for (int step = first; step < end; step++) {
            setOperand(step, v.apply(step), dz.rowsBefore(step), dz.rows(step));
        }
        for (int i = 0; i < gates.length; i++) {
            gradientOfWeights.addProduct(gates[i], dz.rowsFrom(first), operand[i % operands], dz.block(slots[i]));
        }
    }

    /**
     * Adds the gradient of W to the batch's gradient of an array in Keras' layout, {@code [features, gates, units]}.
     */
    void addGradientTo(Gradients sum, String array) {
        gradientOfWeights.addTo(sum.others(), sum.at(array));
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
