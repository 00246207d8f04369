package org.dropwhere.network.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.sequence.Steps;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Placement;

/**
 * A model but for its head, with its dropout, for batches: tokens to what the head reads, and back to the gradients of
 * the weights. Weights are in Keras' layout. The numbers do not depend on the number of threads: chunks are of fixed
 * size and their gradients are summed in order.
 *
 * <p>Not for use by several threads at once. Holds memory off the heap until it is closed.
 */
public final class NetworkKernel implements AutoCloseable {
    private final NetworkSizes sizes;
    private final List<Placement> placements;
    private final boolean byOccurrence;
    private final Workers workers;
    private final Weights weights;
    private final List<Chunk> training = new ArrayList<>();
    private final List<Chunk> inference = new ArrayList<>();
    private final List<Chunk> sampling = new ArrayList<>();
    private final Gradients gradients;
    private final float[] scratch;
    private boolean hasWeights;
    private int chunks;

    /**
     * A kernel for a model.
     *
     * @param placements where it drops in training
     * @param embeddingGradient whether squares of the occurrences' gradients are wanted too
     * @param workers what runs the chunks of a batch
     */
    public NetworkKernel(
            NetworkSizes sizes, List<Placement> placements, EmbeddingGradient embeddingGradient, Workers workers) {
        this.sizes = sizes;
        this.placements = List.copyOf(placements);
        this.workers = workers;
        byOccurrence = embeddingGradient == EmbeddingGradient.BY_OCCURRENCE;
        weights = new Weights(sizes, placements);
        gradients = new Gradients(sizes, embeddingGradient);
        scratch = new float[Chunk.scratchSize(sizes)];
    }

    /**
     * Takes over the weights that the next calls use. The embedding's table is not copied: it must stay as it is until
     * the next call has ended.
     *
     * @param arrays by their names in {@link ParameterLayout}, the head's left out or not
     */
    public void setWeights(Map<String, float[]> arrays) {
        weights.set(arrays);
        hasWeights = true;
    }

    /**
     * What the head reads in training, with masks.
     *
     * @param steps of the batch
     * @param output {@code [batch, features]}, filled in
     * @throws IllegalStateException if there are no weights yet
     */
    public void forward(Steps steps, BatchMasks masks, float[] output) {
        weights.drop(masks);
        chunks = run(steps, training, () -> chunk(placements, true), masks, output);
    }

    /**
     * What the head reads in evaluation: nothing is dropped, and what keeps previous values does so as much as it does
     * in training on average.
     *
     * @param steps of the batch
     * @param output {@code [batch, features]}, filled in
     * @throws IllegalStateException if there are no weights yet
     */
    public void infer(Steps steps, float[] output) {
        run(steps, inference, this::inferenceChunk, BatchMasks.EXPECTED, output);
    }

    /**
     * What the head reads with masks as in training, but with nothing kept to go back. Not for use between
     * {@link #forward} and {@link #backward}, because it draws the masks of weights anew.
     *
     * @param steps of the batch
     * @param output {@code [batch, features]}, filled in
     * @throws IllegalStateException if there are no weights yet
     */
    public void sample(Steps steps, BatchMasks masks, float[] output) {
        weights.drop(masks);
        run(steps, sampling, () -> chunk(placements, false), masks, output);
    }

    private Chunk inferenceChunk() {
        return chunk(
                placements.stream()
                        .filter(placement -> placement.site().isZoneout())
                        .toList(),
                false);
    }

    private Chunk chunk(List<Placement> dropping, boolean keepsSteps) {
        return new Chunk(sizes, weights, dropping, byOccurrence, keepsSteps);
    }

    private int run(Steps steps, List<Chunk> chunks, Supplier<Chunk> more, BatchMasks masks, float[] output) {
        if (!hasWeights) {
            throw new IllegalStateException("The kernel has no weights yet");
        }
        int needed = (steps.size() + Chunk.ROWS - 1) / Chunk.ROWS;
        while (chunks.size() < needed) {
            chunks.add(more.get());
        }
        workers.run(needed, index -> {
            int firstRow = index * Chunk.ROWS;
            Chunk chunk = chunks.get(index);
            chunk.forward(steps, firstRow, Math.min(Chunk.ROWS, steps.size() - firstRow), masks);
            chunk.output(output);
        });
        return needed;
    }

    /**
     * The gradients of the batch of the last {@link #forward}, summed over its sequences.
     *
     * @param gradientOfOutput {@code [batch, features]}
     * @return valid until the next call
     * @throws IllegalStateException if there was no forward pass
     */
    public Gradients backward(float[] gradientOfOutput) {
        return backward(gradientOfOutput, Float.POSITIVE_INFINITY);
    }

    /**
     * The same where the gradients of a token's occurrences count each by itself.
     *
     * @param limit beyond which each element of an occurrence's gradient is cut off
     */
    public Gradients backward(float[] gradientOfOutput, float limit) {
        if (chunks == 0) {
            throw new IllegalStateException("There was no forward pass to go back through");
        }
        // The last chunk first: what it keeps of its steps was written last, and is partly still in the cache.
        workers.run(chunks, index -> training.get(chunks - 1 - index).backward(gradientOfOutput, limit));
        gradients.clear();
        for (int index = 0; index < chunks; index++) {
            training.get(index).addGradientsTo(gradients, scratch);
        }
        weights.backward(gradients);
        return gradients;
    }

    /**
     * What a recurrent layer handed on in the last {@link #forward}.
     *
     * @param layer its number, from 1
     * @param row the sequence's place in the batch
     * @param index in the layer's sequence
     * @param out {@code [outputs of the layer]}, filled in
     */
    public void output(int layer, int row, int index, float[] out) {
        float[] outputs = training.get(row / Chunk.ROWS).output(layer, index);
        System.arraycopy(outputs, row % Chunk.ROWS * out.length, out, 0, out.length);
    }

    @Override
    public void close() {
        weights.close();
        training.forEach(Chunk::close);
        inference.forEach(Chunk::close);
        sampling.forEach(Chunk::close);
    }
}
