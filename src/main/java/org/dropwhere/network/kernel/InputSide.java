package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.Shape.GATES;

import java.util.List;
import java.util.Optional;
import org.dropwhere.config.Placement;
import org.dropwhere.config.Site;
import org.dropwhere.config.TimeSharing;
import org.dropwhere.dropout.BatchMasks;

/**
 * The gates' products with the embedded tokens, {@code z_k = (m_input_k * e(t)) @ W_k} with {@code e(t) =
 * m_after_embedding(t) * E[token(t)]}, forwards and back to the gradients of E and W, for the rows of a chunk.
 */
interface InputSide extends AutoCloseable {

    /** The largest table that is worth its memory, in floats: 64 MiB a chunk. */
    long LARGEST_TABLE = 1L << 24;

    /**
     * The quicker way for a model: a table if it has fewer rows than a sequence has steps, is not too large, and no
     * mask changes with time.
     */
    static InputSide of(Shape shape, Weights weights, List<Placement> placements, int slots, boolean training) {
        Optional<Placement> afterEmbedding = Placement.at(Site.AFTER_EMBEDDING, placements);
        Optional<Placement> lstmInput = Placement.at(Site.LSTM_INPUT, placements);
        boolean constant = isConstant(afterEmbedding) && isConstant(lstmInput);
        Optional<Mask> embeddingMask = Mask.of(afterEmbedding, shape.embedding());
        Optional<Mask> inputMask = Mask.of(lstmInput, shape.embedding());
        long table = (long) GATES * Chunk.ROWS * shape.vocabulary() * shape.units();
        return constant && shape.vocabulary() < shape.length() && table <= LARGEST_TABLE
                ? new TabulatedInput(shape, weights, embeddingMask, inputMask)
                : new StepwiseInput(shape, weights, embeddingMask, inputMask, slots, training);
    }

    private static boolean isConstant(Optional<Placement> placement) {
        return placement.map(Placement::time).orElse(TimeSharing.PER_SEQUENCE) != TimeSharing.PER_STEP;
    }

    /** Starts a batch. */
    void begin(int[][] tokens, BatchMasks masks, int firstRow, int rows);

    /** Sets z, {@code [gates, rows, units]}, of step t. */
    void forward(int t, Block z);

    /** Starts the way back: all gradients are 0. */
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
