package org.dropwhere.network.kernel;

import java.util.Arrays;
import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;

/**
 * The embedding of a chunk's tokens with the dropout in and after it, {@code e(t) = m_after_embedding(t) * m_token(t) *
 * (m_word_type * E)[token(t)]}.
 */
final class EmbeddedTokens implements SequenceSource {
    private static final int NOTHING = -1;

    private final int features;
    private final boolean trainsTable;
    private final Weights weights;
    private final EmbeddingMasks masks;
    /** e(t) of the kept steps, {@code [keptSteps][rows * features]}. */
    private final float[][] embedded;

    /** Which step each holds. */
    private final int[] held;

    /** Where two passes read the tokens; a single one's gradients are taken as they come. */
    private final Optional<StepGradients> gradients;

    private final RowGradients gradientOfTable;

    /** Beyond which each element of an occurrence's gradient is cut off. */
    private float limit = Float.POSITIVE_INFINITY;

    private BatchRows batch = BatchRows.NONE;

    /**
     * Memory for a chunk.
     *
     * @param passes that read the tokens, one or two
     * @param training whether there is a backward pass
     * @param byOccurrence whether squares of the occurrences' gradients are summed
     */
    EmbeddedTokens(
            NetworkSizes sizes,
            Weights weights,
            EmbeddingMasks masks,
            int passes,
            boolean training,
            boolean byOccurrence) {
        features = sizes.model().input().width(sizes.vocabulary());
        trainsTable = sizes.model().pretrained().trainsEmbedding();
        this.weights = weights;
        this.masks = masks;
        // Looking a step up again is as quick as fetching it from memory, drawing its masks again is not.
        boolean keeps = training && masks.used().anyMatch(Mask::changesWithTime);
        int keptSteps = keeps ? sizes.longest() : 1;
        embedded = new float[keptSteps][sizes.chunkRows() * features];
        held = new int[keptSteps];
        gradients = training && passes > 1
                ? Optional.of(new StepGradients(passes, new float[sizes.longest()][sizes.chunkRows() * features]))
                : Optional.empty();
        gradientOfTable = new RowGradients(training ? sizes.vocabulary() : 0, features, byOccurrence);
    }

    @Override
    public void begin(BatchRows batch, BatchMasks masks) {
        this.batch = batch;
        this.masks.begin(masks, batch);
        Arrays.fill(held, NOTHING);
    }

    @Override
    public float[] at(int index) {
        int slot = index % embedded.length;
        float[] e = embedded[slot];
        if (held[slot] != index) {
            for (int row = 0; row < batch.rowsAt(index); row++) {
                System.arraycopy(weights.embeddings(), batch.token(row, index) * features, e, row * features, features);
            }
            drop(index, e);
            held[slot] = index;
        }
        return e;
    }

    /** Masks e(t), or its gradient. */
    private void drop(int index, float[] e) {
        int rows = batch.rowsAt(index);
        if (masks.ofWholeTokens()) {
            for (int row = 0; row < rows; row++) {
                float multiplier = masks.ofWholeToken(index, row, batch.token(row, index));
                Elementwise.scale(row * features, multiplier, e, features);
            }
        }
        if (masks.embedding().isPresent()) {
            Elementwise.multiply(e, masks.embedding().get().at(index, 0), e, rows * features);
        }
    }

    /** @param limit beyond which each element of an occurrence's gradient is cut off */
    void setLimit(float limit) {
        this.limit = limit;
    }

    @Override
    public boolean hasGradient() {
        return trainsTable;
    }

    @Override
    public void beginBack() {
        gradients.ifPresent(StepGradients::begin);
        gradientOfTable.clear();
    }

    @Override
    public void backward(int index, float[] gradient) {
        if (gradients.isEmpty()) {
            addToTable(index, gradient);
        } else if (gradients.get().add(index, gradient, batch.count() * features)) {
            addToTable(index, gradients.get().at(index));
        }
    }

    /** Adds a step's gradient to the rows of the table that were looked up. */
    private void addToTable(int index, float[] de) {
        drop(index, de);
        if (gradientOfTable.hasSquares()) {
            Elementwise.limit(limit, de, batch.rowsAt(index) * features);
        }
        for (int row = 0; row < batch.rowsAt(index); row++) {
            gradientOfTable.add(batch.token(row, index), de, row * features);
        }
    }

    @Override
    public void addGradientsTo(Gradients sum) {
        sum.table().add(gradientOfTable);
    }
}
