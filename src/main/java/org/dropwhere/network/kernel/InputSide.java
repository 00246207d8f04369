package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.LstmSizes.GATES;

import java.util.List;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.Placement;

/**
 * The gates' products with the embedded tokens, {@code z_k = (m_input_k * e(t)) @ W_k} with {@code e(t) =
 * m_after_embedding(t) * m_token(t) * (m_word_type * E)[token(t)]}, forwards and back to the gradients of E and W, for
 * the rows of a chunk.
 */
interface InputSide extends AutoCloseable {

    /** The largest table in floats, 64 MiB a chunk; chosen, not measured. */
    long LARGEST_TABLE = 1L << 24;

    /**
     * The quicker implementation for a model: a table if it has fewer rows than a sequence has steps, is not too large,
     * and no mask changes with time.
     *
     * @param keptSteps steps whose values are kept
     * @param training whether there is a backward pass
     */
    static InputSide of(LstmSizes shape, Weights weights, List<Placement> placements, int keptSteps, boolean training) {
        InputMasks masks = InputMasks.of(shape, placements);
        long table = (long) GATES * Chunk.ROWS * shape.vocabulary() * shape.units();
        return masks.constant() && shape.vocabulary() < shape.length() && table <= LARGEST_TABLE
                ? new TabulatedInput(shape, weights, masks, training)
                : new StepwiseInput(shape, weights, masks, keptSteps, training);
    }

    /** Starts a batch. */
    void begin(int[][] tokens, BatchMasks masks, int firstRow, int rows);

    /** Sets z, {@code [gates, rows, units]}, of step t. */
    void forward(int t, Block z);

    /** Starts the backward pass: all gradients are 0. */
    void beginBack();

    /**
     * Takes a step's gradients of z, from the last step to the first.
     *
     * @param dz {@code [gates][rows * units]}
     * @param history the same, off the heap
     */
    void backward(int t, float[][] dz, GateGradients history);

    /** Adds the gradients of E and W, in Keras' layout, to the batch's. */
    void addGradientsTo(Gradients sum, float[] scratch);

    @Override
    void close();
}
