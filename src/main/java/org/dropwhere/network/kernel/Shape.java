package org.dropwhere.network.kernel;

import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.Model;
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
public record Shape(int vocabulary, int embedding, int units, int length, boolean maskZero) {
    /** Gates of an LSTM, in Keras' order. */
    public static final int GATES = CellKind.LSTM.gates().size();

    /** A model for sequences of so many steps, of so many types of tokens. */
    public static Shape of(Model model, int vocabulary, int length) {
        return new Shape(vocabulary, model.embedding(), model.units(), length, model.maskZero());
    }

    /** All its parameters. */
    public ParameterLayout parameters() {
        return ParameterLayout.of(new Model(embedding, units, maskZero), vocabulary);
    }
}
