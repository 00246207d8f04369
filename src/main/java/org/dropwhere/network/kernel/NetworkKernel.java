package org.dropwhere.network.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

    /** What reads the outputs and knows the loss. */
    @FunctionalInterface
    public interface Head {
        /**
         * From the outputs of some sequences to the gradient of their losses' sum. Called on several threads, each time
         * for other sequences.
         *
         * @param firstRow place of the first of them in the batch
         * @param outputs {@code [rows, features]}
         * @param gradient {@code [rows, features]}, filled in
         */
        void backward(int firstRow, int rows, float[] outputs, float[] gradient);
    }

    private final NetworkSizes sizes;
    /** Sequences of a chunk. */
    private final int rows;

    private final List<Placement> placements;
    private final boolean byOccurrence;
    private final Workers workers;
    private final Weights weights;
    private final List<Chunk> training = new ArrayList<>();
    private final List<Chunk> inference = new ArrayList<>();
    private final List<Chunk> sampling = new ArrayList<>();
    private final Gradients gradients;
    private boolean hasWeights;

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
        rows = sizes.chunkRows();
        this.placements = List.copyOf(placements);
        this.workers = workers;
        byOccurrence = embeddingGradient == EmbeddingGradient.BY_OCCURRENCE;
        weights = new Weights(sizes, placements);
        gradients = new Gradients(sizes, embeddingGradient);
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
     * A training step, but for the change of the weights: each chunk goes forward, through the head and back before the
     * next one, so that what it keeps of its steps is in the cache when it goes back, and takes memory but once for
     * each thread.
     *
     * @param steps of the batch
     * @param limit beyond which each element of the gradient of a token's occurrence is cut off, where occurrences
     *     count each by itself
     * @param head gives the gradients of the outputs
     * @return the gradients, summed over the batch's sequences; valid until the next call
     * @throws IllegalStateException if there are no weights yet
     */
    public Gradients train(Steps steps, BatchMasks masks, float limit, Head head) {
        weights.drop(masks);
        gradients.clear();
        inTurn(
                steps.size(),
                training,
                () -> chunk(placements, true),
                (chunk, firstRow, count) -> {
                    chunk.forward(steps, firstRow, count, masks);
                    head.backward(firstRow, count, chunk.output(), chunk.gradientOfOutput());
                    chunk.backward(limit);
                },
                chunk -> chunk.addGradientsTo(gradients));
        weights.backward(gradients);
        return gradients;
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
     * What the head reads with masks as in training, but with nothing kept to go back.
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

    private void run(Steps steps, List<Chunk> chunks, Supplier<Chunk> more, BatchMasks masks, float[] output) {
        inTurn(
                steps.size(),
                chunks,
                more,
                (chunk, firstRow, count) -> {
                    chunk.forward(steps, firstRow, count, masks);
                    int features = sizes.outputs();
                    System.arraycopy(chunk.output(), 0, output, firstRow * features, count * features);
                },
                chunk -> {});
    }

    /** What is done with a chunk of a batch, beside others. */
    private interface Task {
        void run(Chunk chunk, int firstRow, int count);
    }

    /**
     * Chunks of a batch, as many at a time as there are threads.
     *
     * @param chunks memory for them
     * @param afterwards what is done with each in the order of the batch, on this thread
     */
    private void inTurn(
            int sequences, List<Chunk> chunks, Supplier<Chunk> more, Task task, Consumer<Chunk> afterwards) {
        if (!hasWeights) {
            throw new IllegalStateException("The kernel has no weights yet");
        }
        int needed = (sequences + rows - 1) / rows;
        int atOnce = Math.min(needed, Math.max(1, workers.width()));
        while (chunks.size() < atOnce) {
            chunks.add(more.get());
        }
        chunks.forEach(Chunk::forget);
        for (int first = 0; first < needed; first += atOnce) {
            int before = first * rows;
            int count = Math.min(atOnce, needed - first);
            workers.run(count, index -> {
                int firstRow = before + index * rows;
                task.run(chunks.get(index), firstRow, Math.min(rows, sequences - firstRow));
            });
            chunks.subList(0, count).forEach(afterwards);
        }
    }

    /**
     * What a recurrent layer handed on in the last {@link #train}, of a sequence in one of the chunks that were
     * computed last.
     *
     * @param layer its number, from 1
     * @param row the sequence's place in the batch
     * @param index in the layer's sequence
     * @param out {@code [outputs of the layer]}, filled in
     * @throws java.util.NoSuchElementException if the sequence's chunk was overwritten by another
     */
    public void output(int layer, int row, int index, float[] out) {
        Chunk chunk =
                training.stream().filter(each -> each.holds(row)).findFirst().orElseThrow();
        System.arraycopy(chunk.output(layer, index), (row - chunk.firstRow()) * out.length, out, 0, out.length);
    }

    @Override
    public void close() {
        weights.close();
        training.forEach(Chunk::close);
        inference.forEach(Chunk::close);
        sampling.forEach(Chunk::close);
    }
}
