package org.dropwhere.spec;

import java.io.Serializable;
import java.util.List;

/**
 * A classifier of token sequences: embedding, recurrent layers one on top of the other, head.
 *
 * @param input the embedding
 * @param recurrent one or more, from the input upwards; layer 1 is the first
 * @param head what reads the last layer's last hidden state
 */
public record ModelSpec(EmbeddingSpec input, List<RecurrentSpec> recurrent, HeadSpec head) implements Serializable {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no recurrent layer
     */
    public ModelSpec {
        recurrent = List.copyOf(recurrent);
        if (recurrent.isEmpty()) {
            throw new IllegalArgumentException("A model has at least one recurrent layer");
        }
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

    /**
     * The LSTM of a model with no other recurrent layer, which is what experiment files and results folders can hold.
     *
     * @throws IllegalArgumentException if the recurrent layers are others
     */
    public LstmSpec onlyLstm() {
        if (recurrent.size() == 1 && recurrent.get(0) instanceof LstmSpec lstm) {
            return lstm;
        }
        throw new IllegalArgumentException("Only a single LSTM layer is supported, not " + recurrent);
    }

    /** Weights of all recurrent layers' kernels: the multiplications that a time step of a sequence takes. */
    public long weightsOfProducts() {
        long weights = 0;
        int inputs = input.size();
        for (RecurrentSpec layer : recurrent) {
            weights += (long) layer.cell().gates().size() * layer.units() * (inputs + layer.units());
            inputs = layer.units();
        }
        return weights;
    }

    /** Whether the model has a site: the embedding's are of layer 1, {@link Site#AFTER_LSTM} is of the last layer. */
    public boolean has(SiteRef ref) {
        if (ref.layer() > recurrent.size()) {
            return false;
        }
        if (EmbeddingSpec.SITES.contains(ref.site())) {
            return ref.layer() == 1;
        }
        return ref.site() == Site.AFTER_LSTM
                ? ref.layer() == recurrent.size()
                : recurrent.get(ref.layer() - 1).cell().sites().contains(ref.site());
    }
}
