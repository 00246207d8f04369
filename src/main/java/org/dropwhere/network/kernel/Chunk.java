package org.dropwhere.network.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.ModelSizes;
import org.dropwhere.sequence.Steps;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;

/**
 * At most {@link NetworkSizes#chunkRows} sequences of a batch, forwards through the model and back. With {@code *}
 * elementwise, {@code @} a matrix product, k a gate, n a recurrent layer and l the last of them:
 *
 * <pre>
 * x_1(t) = m_after_embedding(t) * m_token(t) * (m_word_type * E)[token(t)]
 * p_k    = (m_input_k * x_n(t)) @ W_k
 * y_n    = the states of the cell, {@link LstmCell} or {@link GruCell}, or of two that are merged
 * x_n+1  = m_between * y_n
 * v      = m_after_lstm * pooling over time of y_l
 * output = v through the hidden dense layers
 * </pre>
 *
 * <p>A mask that no placement asks for is absent from what is computed. The first line is {@link EmbeddedTokens}', the
 * second {@link InputSide}'s, the fourth {@link LayerOutputs}', the pooling {@link PoolingOverTime}'s.
 */
final class Chunk implements AutoCloseable {
    private final NetworkSizes sizes;
    /** Absent where there is no embedding, or its products are looked up. */
    private final Optional<EmbeddedTokens> embedded;

    private final List<RecurrentLayer> layers = new ArrayList<>();
    private final PoolingOverTime pooling;
    private final Optional<Mask> afterLstm;
    /** {@code m_after_lstm} times what was pooled, or its gradient. */
    private final float[] dropped;

    private final List<DenseLayer> dense = new ArrayList<>();
    private final int outputs;
    private final float[] output;
    private final float[] gradientOfOutput;
    private BatchRows batch = BatchRows.NONE;

    /**
     * Memory for a chunk.
     *
     * @param placements where it drops
     * @param byOccurrence whether squares of the gradients of the tokens' occurrences are summed
     * @param training whether the steps' values are kept for the backward pass
     */
    Chunk(NetworkSizes sizes, Weights weights, List<Placement> placements, boolean byOccurrence, boolean training) {
        this.sizes = sizes;
        ModelSpec model = sizes.model();
        int last = model.recurrent().size();
        // While a layer goes back it reads the gradients of its outputs and writes those of the layer below.
        float[][][] gradients = gradientsOfOutputs(training);
        EmbeddingMasks embeddingMasks = EmbeddingMasks.of(sizes, placements);
        List<PassWeights> first = weights.layers.get(0);
        boolean isEmbedded = model.input() instanceof EmbeddingSpec;
        boolean isTabulated = isEmbedded
                && !byOccurrence
                && TabulatedInput.suits(first.get(0).pass().with(placements), embeddingMasks);
        embedded = !isEmbedded || isTabulated
                ? Optional.empty()
                : Optional.of(new EmbeddedTokens(sizes, weights, embeddingMasks, first.size(), training, byOccurrence));
        for (int number = 1; number <= last; number++) {
            boolean isSequence = isSequence(number);
            Optional<SequenceSource> source = number > 1
                    ? Optional.of(outputsOfLastLayer(placements))
                    : isEmbedded
                            ? embedded.map(read -> read)
                            : Optional.of(new FeatureInput(sizes.vocabulary(), sizes.chunkRows()));
            KeptSteps kept =
                    training ? KeptSteps.toTrain(sizes.longest()) : KeptSteps.toEvaluate(sizes.longest(), isSequence);
            List<Recurrence> passes = new ArrayList<>();
            for (PassWeights own : weights.layers.get(number - 1)) {
                Pass pass = own.pass().with(placements);
                InputSide input = source.isPresent()
                        ? new SequenceInput(pass, own, source.get())
                        : new TabulatedInput(
                                pass,
                                own,
                                weights,
                                embeddingMasks,
                                training,
                                model.pretrained().trainsEmbedding());
                passes.add(new Recurrence(pass, input, RecurrentCell.of(pass, own, kept)));
            }
            int readers = number < last ? weights.layers.get(number).size() : 1;
            layers.add(new RecurrentLayer(
                    model.recurrent().get(number - 1),
                    sizes.chunkRows(),
                    sizes.longest(),
                    source,
                    passes,
                    isSequence,
                    new StepGradients(readers, isSequence ? gradients[(last - number) % 2] : new float[0][])));
        }
        pooling = new PoolingOverTime(model.pooling(), layers.get(last - 1));
        afterLstm = mask(Site.AFTER_LSTM, last, placements);
        dropped = new float[sizes.chunkRows() * model.pooledFeatures()];
        for (int number = 1; number <= model.dense().size(); number++) {
            Activation activation = model.dense().get(number - 1).activation();
            dense.add(new DenseLayer(weights.dense.get(number - 1), activation, mask(Site.DENSE, number, placements)));
        }
        outputs = sizes.outputs();
        output = new float[sizes.chunkRows() * outputs];
        gradientOfOutput = new float[sizes.chunkRows() * outputs];
    }

    private float[][][] gradientsOfOutputs(boolean training) {
        int last = sizes.model().recurrent().size();
        int widest = sizes.model().recurrent().stream()
                .mapToInt(RecurrentSpec::outputs)
                .max()
                .orElse(0);
        float[][][] gradients = new float[2][0][];
        for (int number = 1; training && number <= last; number++) {
            int turn = (last - number) % 2;
            if (isSequence(number) && gradients[turn].length == 0) {
                gradients[turn] = new float[sizes.longest()][sizes.chunkRows() * widest];
            }
        }
        return gradients;
    }

    /** Whether all outputs of a layer are read, or the last alone. */
    private boolean isSequence(int number) {
        return number < sizes.model().recurrent().size() || sizes.model().pooling() != Pooling.LAST;
    }

    /** What the next layer reads of the last one so far. */
    private SequenceSource outputsOfLastLayer(List<Placement> placements) {
        int number = layers.size();
        return new LayerOutputs(layers.get(number - 1), mask(Site.BETWEEN_LAYERS, number, placements), sizes.longest());
    }

    private Optional<Mask> mask(Site site, int layer, List<Placement> placements) {
        SiteRef ref = new SiteRef(layer, site);
        ModelSizes masks = sizes.masks();
        return Placement.at(ref, placements).map(placement -> new Mask(placement, masks.layer(ref), sizes.chunkRows()));
    }

    /**
     * Forwards through the model.
     *
     * @param steps of the batch, of which this chunk takes {@code rows} from {@code firstRow} on
     * @param masks the batch's masks; not asked if there are no placements
     */
    void forward(Steps steps, int firstRow, int rows, BatchMasks masks) {
        batch = new BatchRows(steps, firstRow, rows, sizes.model().input().maskZero());
        layers.forEach(layer -> layer.forward(batch, masks));
        float[] values = pooling.forward(batch);
        if (afterLstm.isPresent()) {
            afterLstm.get().begin(masks, batch);
            Elementwise.multiply(
                    values,
                    afterLstm.get().at(0, 0),
                    dropped,
                    rows * sizes.model().pooledFeatures());
            values = dropped;
        }
        for (DenseLayer layer : dense) {
            values = layer.forward(values, batch, masks);
        }
        System.arraycopy(values, 0, output, 0, rows * outputs);
    }

    /** What {@link #forward} gave, {@code [rows, outputs]}. */
    float[] output() {
        return output;
    }

    /** Where the gradient of the output is put before {@link #backward}, {@code [rows, outputs]}. */
    float[] gradientOfOutput() {
        return gradientOfOutput;
    }

    /** The first sequence's place in the batch. */
    int firstRow() {
        return batch.first();
    }

    /** Holds nothing of a batch any more. */
    void forget() {
        batch = BatchRows.NONE;
    }

    /** Whether a sequence of the batch is in the chunk. */
    boolean holds(int row) {
        return row >= batch.first() && row < batch.first() + batch.count();
    }

    /** What a recurrent layer hands on at an index of its sequence, {@code [rows, outputs of the layer]}. */
    float[] output(int layer, int index) {
        return layers.get(layer - 1).output(index);
    }

    /**
     * Back through the model, after {@link #forward} in training and with {@link #gradientOfOutput} filled in;
     * afterwards the chunk holds its gradients.
     *
     * @param limit beyond which each element of an occurrence's gradient is cut off
     */
    void backward(float limit) {
        float[] values = gradientOfOutput;
        for (int number = dense.size(); number >= 1; number--) {
            values = dense.get(number - 1).backward(values);
        }
        if (afterLstm.isPresent()) {
            int n = batch.count() * sizes.model().pooledFeatures();
            Elementwise.multiply(values, afterLstm.get().at(0, 0), dropped, n);
            values = dropped;
        }
        embedded.ifPresent(tokens -> tokens.setLimit(limit));
        pooling.backward(values);
        for (int number = layers.size() - 1; number >= 1; number--) {
            layers.get(number - 1).backward();
        }
    }

    /** Adds this chunk's gradients, in Keras' layout, to the batch's. */
    void addGradientsTo(Gradients sum) {
        layers.forEach(layer -> layer.addGradientsTo(sum));
        dense.forEach(layer -> layer.addGradientsTo(sum));
    }

    @Override
    public void close() {
        layers.forEach(RecurrentLayer::close);
        dense.forEach(DenseLayer::close);
    }
}
