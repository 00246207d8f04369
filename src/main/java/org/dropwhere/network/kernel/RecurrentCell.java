package org.dropwhere.network.kernel;

import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.CellKind;

/**
 * What a pass repeats at every step: from the gates' products with the input and the states before to the states after,
 * with the recurrent products, and back. Steps are counted in the order of the pass.
 */
interface RecurrentCell extends AutoCloseable {

    /** The cell of a pass. */
    static RecurrentCell of(Pass pass, PassWeights weights, KeptSteps kept) {
        CellKind kind = pass.sizes().cell();
        return switch (kind) {
            case LSTM -> new LstmCell(pass, weights, kept);
            case GRU -> new GruCell(pass, weights, kept);
        };
    }

    /** How many sums of products there are: one for each gate, and one more for a candidate that has two. */
    int slots();

    void begin(BatchRows batch, BatchMasks masks);

    /**
     * A step forwards.
     *
     * @param z the gates' products with the input, {@code [slots, rows, units]}; changed
     */
    void forward(int step, Block z);

    /** Gives the padded rows of a step the states before. */
    void copyBefore(int step, Padding padding);

    /** The hidden state after a step, {@code [rows, units]}, if it is still kept. */
    float[] hidden(int step);

    /** Starts the backward pass: all gradients are 0. */
    void beginBack();

    /**
     * The gradient of the hidden state after the step that comes next, {@code [rows, units]}: what comes from later
     * steps is in it, and what comes from above is to be added.
     */
    float[] gradientOfHidden();

    /**
     * A step back.
     *
     * @param padding of the step
     * @param history takes the gradients of z
     */
    void backward(int step, Padding padding, GateGradients history);

    /** The gradients of the gates' products with the input at the last step back, {@code [slots][rows * units]}. */
    float[][] gradientsOfProducts();

    /**
     * Adds the gradients of its weights, in Keras' layout, to the batch's.
     *
     * @param history with the sums of all gradients of z
     */
    void addGradientsTo(Gradients sum, GateGradients history);

    @Override
    void close();
}
