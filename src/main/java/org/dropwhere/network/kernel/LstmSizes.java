package org.dropwhere.network.kernel;

import org.dropwhere.dropout.LayerSizes;
import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;

/**
 * Sizes of the embedding and the LSTM.
 *
 * @param vocabulary rows of the embedding table
 * @param embedding features of the embedding
 * @param units units of the LSTM
 * @param length time steps
 * @param maskZero whether token 0 is padding: a padded step leaves h and c as they were
 */
public record LstmSizes(int vocabulary, int embedding, int units, int length, boolean maskZero) {
    /** Gates of an LSTM, in Keras' order. */
    public static final int GATES = CellKind.LSTM.gates().size();

    /**
     * The sizes of a model.
     *
     * @param vocabulary types of tokens
     * @param length time steps
     * @throws IllegalArgumentException if the model has other recurrent layers than one LSTM, which is all that the
     *     kernel runs
     */
    public static LstmSizes of(ModelSpec model, int vocabulary, int length) {
        return new LstmSizes(
                vocabulary,
                model.input().size(),
                model.pooledFeatures(),
                length,
                model.input().maskZero());
    }

    /** What decides how large masks are. */
    LayerSizes layer() {
        return new LayerSizes(CellKind.LSTM, vocabulary, embedding, units, units);
    }

    /** All its parameters. */
    public ParameterLayout parameters() {
        return ParameterLayout.of(ModelSpec.lstm(embedding, units, maskZero), vocabulary);
    }
}
