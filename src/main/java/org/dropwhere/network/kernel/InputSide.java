package org.dropwhere.network.kernel;

import java.util.stream.IntStream;
import org.dropwhere.dropout.BatchMasks;

/**
 * The gates' products with what a pass reads, {@code z_k = (m_input_k * x(t)) @ W_k}, forwards and back to the
 * gradients of x and W, for the rows of a chunk.
 */
interface InputSide extends AutoCloseable {

    /** Starts a batch. */
    void begin(BatchRows batch, BatchMasks masks);

    /** Sets z, {@code [gates, rows, units]}, of a step of the pass. */
    void forward(int step, Block z);

    /** Starts the backward pass: all gradients are 0. */
    void beginBack();

    /**
     * Takes a step's gradients of z, from the last step of the pass to the first.
     *
     * @param dz {@code [gates][rows * units]}
     * @param history the same, off the heap
     */
    void backward(int step, float[][] dz, GateGradients history);

    /** Adds the gradients of its weights, in Keras' layout, to the batch's. */
    void addGradientsTo(Gradients sum);

    @Override
    void close();

    /** The places of all gates. */
    static int[] allGates(Pass pass) {
        return IntStream.range(0, pass.gates()).toArray();
    }
}
