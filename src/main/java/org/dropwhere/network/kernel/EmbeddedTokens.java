package org.dropwhere.network.kernel;

import java.util.Arrays;
import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.ParameterLayout;

/**
 * The embedding of a chunk's tokens with the dropout in and after it, {@code e(t) = m_after_embedding(t) * m_token(t) *
 * (m_word_type * E)[token(t)]}.
 */
final class EmbeddedTokens implements SequenceSource {
    private static final int NOTHING = -1;

    private final int features;
    private final float[] table;
    private final EmbeddingMasks masks;
    /** e(t) of the kept steps, {@code [keptSteps][rows * features]}. */
    private final float[][] embedded;

    /** Which step each holds. */
    private final int[] held;

    /** Where two passes read the tokens; a single one's gradients are taken as they come. */
    private final Optional<StepGradients> gradients;

    private final float[] gradientOfTable;
    /** Sums over occurrences of tokens; empty unless they are asked for. */
    private final float[] squares;

    /** Beyond which each element of an occurrence's gradient is cut off. */
    private float limit = Float.POSITIVE_INFINITY;

    private BatchRows batch = BatchRows.NONE;

    /**
     * Memory for a chunk.
     *
     * @param passes that read the tokens, one or two
     * @param keptSteps steps whose embedding is kept
     * @param training whether there is a backward pass
     * @param byOccurrence whether squares of the occurrences' gradients are summed
     */
    EmbeddedTokens(
            NetworkSizes sizes,
            float[] table,
            EmbeddingMasks masks,
            int passes,
            int keptSteps,
            boolean training,
            boolean byOccurrence) {
        features = sizes.model().input().size();
        this.table = table;
        this.masks = masks;
        embedded = new float[keptSteps][Chunk.ROWS * features];
        held = new int[keptSteps];
        gradients = training && passes > 1
                ? Optional.of(new StepGradients(passes, new float[sizes.length()][Chunk.ROWS * features]))
                : Optional.empty();
        gradientOfTable = new float[training ? table.length : 0];
        squares = new float[training && byOccurrence ? table.length : 0];
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
            for (int row = 0; row < batch.count(); row++) {
                System.arraycopy(table, batch.token(row, index) * features, e, row * features, features);
            }
            drop(index, e);
            held[slot] = index;
        }
        return e;
    }

    /** Masks e(t), or its gradient. */
    private void drop(int index, float[] e) {
        if (masks.ofWholeTokens()) {
            for (int row = 0; row < batch.count(); row++) {
                float multiplier = masks.ofWholeToken(index, row, batch.token(row, index));
                Elementwise.scale(row * features, multiplier, e, features);
            }
        }
        if (masks.embedding().isPresent()) {
            Elementwise.multiply(e, masks.embedding().get().at(index, 0), e, batch.count() * features);
        }
    }

    /** @param limit beyond which each element of an occurrence's gradient is cut off */
    void setLimit(float limit) {
        this.limit = limit;
    }

    @Override
    public void beginBack() {
        gradients.ifPresent(StepGradients::begin);
        Elementwise.clear(gradientOfTable, gradientOfTable.length);
        Elementwise.clear(squares, squares.length);
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
        if (squares.length > 0) {
            Elementwise.limit(limit, de, batch.count() * features);
        }
        for (int row = 0; row < batch.count(); row++) {
            int to = batch.token(row, index) * features;
            Elementwise.addShifted(de, row * features, gradientOfTable, to, features);
            if (squares.length > 0) {
                Elementwise.addSquaresShifted(de, row * features, squares, to, features);
            }
        }
    }

    @Override
    public void addGradientsTo(Gradients sum) {
        Elementwise.add(gradientOfTable, sum.of(ParameterLayout.EMBEDDINGS), gradientOfTable.length);
        sum.squaresOfEmbeddings().ifPresent(all -> Elementwise.add(squares, all, squares.length));
    }
}
