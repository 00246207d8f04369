package org.dropwhere.network.kernel;

import org.dropwhere.dropout.BatchMasks;

/** What a recurrent layer reads: the embedded tokens, or the outputs of the layer below. */
interface SequenceSource {

    /** Starts a batch, before anything is read of it. */
    void begin(BatchRows batch, BatchMasks masks);

    /** What is read at an index of the sequence, {@code [rows, features]}, valid until another index is asked for. */
    float[] at(int index);

    /** Whether anything below learns from gradients of what is read; if not, nobody brings them. */
    boolean hasGradient();

    /** Starts the backward pass: all gradients are 0. */
    void beginBack();

    /**
     * Takes the gradient of what a reader was given. Each reader brings each index once.
     *
     * @param gradient {@code [rows, features]}; may be changed
     */
    void backward(int index, float[] gradient);

    /** Adds the gradients of its own weights, if it has any, to the batch's. */
    void addGradientsTo(Gradients sum);
}
