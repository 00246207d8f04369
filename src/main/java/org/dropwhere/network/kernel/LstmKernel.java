package org.dropwhere.network.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;

/**
 * Embedding, LSTM and the dropout in and around it, for batches: tokens to the last hidden state, and back to the
 * gradients of the weights. Weights are in Keras' layout, gate blocks in the order i, f, c (candidate), o. The numbers
 * do not depend on the number of threads: chunks are of fixed size and their gradients are summed in order.
 *
 * <p>Not for use by several threads at once. Holds memory off the heap until it is closed.
 */
public final class LstmKernel implements AutoCloseable {
    private final LstmSizes shape;
    private final List<Placement> placements;
    private final Workers workers;
    private final Weights weights;
    private final Optional<WeightDrop> weightDrop;
    private final List<Chunk> training = new ArrayList<>();
    private final List<Chunk> inference = new ArrayList<>();
    private final Gradients gradients;
    private final float[] scratch;
    private boolean hasWeights;
    private int chunks;

    /** A kernel for a model with dropout at these places. */
    public LstmKernel(LstmSizes shape, List<Placement> placements, Workers workers) {
        this.shape = shape;
        this.placements = List.copyOf(placements);
        this.workers = workers;
        weights = new Weights(shape);
        weightDrop =
                Placement.at(Site.RECURRENT_WEIGHTS, placements).map(placement -> new WeightDrop(placement, shape));
        gradients = Gradients.of(shape);
        scratch = new float[Math.max(shape.embedding(), shape.units()) * LstmSizes.GATES * shape.units()];
    }

    /**
     * Copies the weights that the next calls use.
     *
     * @param embeddings {@code [vocabulary, embedding]}
     * @param kernel {@code [embedding, 4 units]}
     * @param recurrentKernel {@code [units, 4 units]}
     * @param bias {@code [4 units]}
     */
    public void setWeights(float[] embeddings, float[] kernel, float[] recurrentKernel, float[] bias) {
        weights.set(embeddings, kernel, recurrentKernel, bias);
        hasWeights = true;
        weightDrop.ifPresent(drop -> drop.set(recurrentKernel));
    }

    /**
     * The last hidden states in training, with masks.
     *
     * @param tokens {@code [batch, time]}
     * @param output {@code [batch, units]}, filled in
     * @throws IllegalStateException if there are no weights yet
     */
    public void forward(int[][] tokens, BatchMasks masks, float[] output) {
        weightDrop.ifPresent(drop -> drop.begin(masks));
        chunks = run(tokens, training, this::trainingChunk, masks, output);
    }

    private Chunk trainingChunk() {
        GateMatrices recurrent = weightDrop.map(WeightDrop::matrices).orElse(weights.recurrent);
        return new Chunk(shape, weights, recurrent, placements, true);
    }

    /**
     * The last hidden states in evaluation: nothing is dropped, and what keeps previous values does so as much as it
     * does in training on average.
     *
     * @param tokens {@code [batch, time]}
     * @param output {@code [batch, units]}, filled in
     * @throws IllegalStateException if there are no weights yet
     */
    public void infer(int[][] tokens, float[] output) {
        run(tokens, inference, this::inferenceChunk, BatchMasks.EXPECTED, output);
    }

    private Chunk inferenceChunk() {
        List<Placement> kept = placements.stream()
                .filter(placement -> placement.site().isZoneout())
                .toList();
        return new Chunk(shape, weights, weights.recurrent, kept, false);
    }

    private int run(int[][] tokens, List<Chunk> chunks, Supplier<Chunk> more, BatchMasks masks, float[] output) {
        if (!hasWeights) {
            throw new IllegalStateException("The kernel has no weights yet");
        }
        int needed = (tokens.length + Chunk.ROWS - 1) / Chunk.ROWS;
        while (chunks.size() < needed) {
            chunks.add(more.get());
        }
        workers.run(needed, index -> {
            int firstRow = index * Chunk.ROWS;
            Chunk chunk = chunks.get(index);
            chunk.forward(tokens, firstRow, Math.min(Chunk.ROWS, tokens.length - firstRow), masks);
            chunk.output(output);
        });
        return needed;
    }

    /**
     * The gradients of the batch of the last {@link #forward}, summed over its sequences.
     *
     * @param gradientOfOutput {@code [batch, units]}
     * @return valid until the next call
     * @throws IllegalStateException if there was no forward pass
     */
    public Gradients backward(float[] gradientOfOutput) {
        if (chunks == 0) {
            throw new IllegalStateException("There was no forward pass to go back through");
        }
        // The last chunk first: what it keeps of its steps was written last, and is partly still in the cache.
        workers.run(chunks, index -> training.get(chunks - 1 - index).backward(gradientOfOutput));
        gradients.clear();
        for (int index = 0; index < chunks; index++) {
            training.get(index).addGradientsTo(gradients, scratch);
        }
        weightDrop.ifPresent(drop -> drop.backward(gradients.recurrentKernel()));
        return gradients;
    }

    /**
     * The hidden state of a sequence after a step of the last {@link #forward}.
     *
     * @param row the sequence's place in the batch
     * @param out {@code [units]}, filled in
     */
    public void hidden(int row, int t, float[] out) {
        float[] hidden = training.get(row / Chunk.ROWS).hidden(t);
        System.arraycopy(hidden, row % Chunk.ROWS * shape.units(), out, 0, shape.units());
    }

    @Override
    public void close() {
        weights.close();
        weightDrop.ifPresent(WeightDrop::close);
        training.forEach(Chunk::close);
        inference.forEach(Chunk::close);
    }
}
