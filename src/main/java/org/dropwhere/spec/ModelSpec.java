package org.dropwhere.spec;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A classifier of sequences: embedding of tokens or features as they are, recurrent layers one on top of the other,
 * pooling over time, hidden dense layers, head.
 *
 * @param input the embedding, or the features of the data
 * @param recurrent one or more, from the input upwards; layer 1 is the first
 * @param pooling what makes one vector of the last recurrent layer's outputs
 * @param dense hidden dense layers, from the recurrent layers upwards; often none
 * @param head what reads the last layer
 * @param pretrained what of it has been trained before
 */
public record ModelSpec(
        InputSpec input,
        List<RecurrentSpec> recurrent,
        Pooling pooling,
        List<DenseSpec> dense,
        HeadSpec head,
        Pretrained pretrained)
        implements NamedFiles<ModelSpec>, Serializable {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is no recurrent layer
     */
    public ModelSpec {
        recurrent = List.copyOf(recurrent);
        dense = List.copyOf(dense);
        if (recurrent.isEmpty()) {
            throw new IllegalArgumentException("A model has at least one recurrent layer");
        }
    }

    /** A model all of whose weights are new. */
    public ModelSpec(
            InputSpec input, List<RecurrentSpec> recurrent, Pooling pooling, List<DenseSpec> dense, HeadSpec head) {
        this(input, recurrent, pooling, dense, head, Pretrained.NOTHING);
    }

    /** A model whose head reads the last output of the last recurrent layer. */
    public ModelSpec(InputSpec input, List<RecurrentSpec> recurrent, HeadSpec head) {
        this(input, recurrent, Pooling.LAST, List.of(), head);
    }

    /**
     * A model with a single LSTM layer and a sigmoid.
     *
     * @param embedding features of the embedding
     * @param units units of the LSTM
     * @param maskZero whether token 0 is padding
     */
    public static ModelSpec lstm(int embedding, int units, boolean maskZero) {
        return new ModelSpec(new EmbeddingSpec(embedding, maskZero), List.of(new LstmSpec(units)), HeadSpec.SIGMOID);
    }

    /** The same layers, of which other weights have been trained before. */
    public ModelSpec with(Pretrained other) {
        return new ModelSpec(input, recurrent, pooling, dense, head, other);
    }

    @Override
    public List<Path> paths() {
        return pretrained.files().stream().map(WeightsFile::path).toList();
    }

    @Override
    public ModelSpec at(UnaryOperator<Path> place) {
        return with(pretrained.at(place));
    }

    /**
     * Whether above its input it is one LSTM that reads forward, and a sigmoid of its last output: the one model of
     * releases up to 0.1.0, which experiment files write as {@code {embedding, units}}.
     */
    public boolean isOneLstm() {
        return recurrent.size() == 1
                && recurrent.get(0).equals(new LstmSpec(recurrent.get(0).units()))
                && pooling == Pooling.LAST
                && dense.isEmpty()
                && head == HeadSpec.SIGMOID;
    }

    /** Features of what the hidden dense layers, or the head if there are none, read for each sequence. */
    public int pooledFeatures() {
        return recurrent.get(recurrent.size() - 1).outputs();
    }

    /**
     * Weights of all recurrent layers' kernels: the multiplications that a time step of a sequence takes.
     *
     * @param features of a step of the data; without meaning where tokens are embedded
     */
    public long weightsOfProducts(int features) {
        long weights = 0;
        int inputs = input.width(features);
        for (RecurrentSpec layer : recurrent) {
            long directions = layer.direction().isBidirectional() ? 2 : 1;
            weights += directions * layer.cell().gates().size() * layer.units() * (inputs + layer.units());
            inputs = layer.outputs();
        }
        return weights;
    }

    /**
     * Whether the model has a site: the embedding's are of layer 1, {@link Site#BETWEEN_LAYERS} of the layer whose
     * outputs it drops, {@link Site#AFTER_LSTM} of the last recurrent layer, {@link Site#DENSE} of a hidden dense
     * layer, which have numbers of their own.
     */
    public boolean has(SiteRef ref) {
        int layers = ref.site() == Site.DENSE ? dense.size() : recurrent.size();
        if (ref.layer() > layers) {
            return false;
        }
        return switch (ref.site()) {
            case WORD_TYPE, TOKEN, AFTER_EMBEDDING -> ref.layer() == 1 && input instanceof EmbeddingSpec;
            case BETWEEN_LAYERS -> ref.layer() < layers;
            case AFTER_LSTM -> ref.layer() == layers;
            case DENSE -> true;
            case LSTM_INPUT,
                    LSTM_RECURRENT,
                    RECURRENT_WEIGHTS,
                    GATE_OUTPUTS,
                    CANDIDATE,
                    CELL,
                    ZONEOUT_CELL,
                    STATE,
                    ZONEOUT_HIDDEN ->
                recurrent.get(ref.layer() - 1).cell().sites().contains(ref.site());
        };
    }

    /** The layers that have a site, in order. */
    public List<SiteRef> refs(Site site) {
        return IntStream.rangeClosed(1, Math.max(recurrent.size(), dense.size()))
                .mapToObj(layer -> new SiteRef(layer, site))
                .filter(this::has)
                .toList();
    }
}
