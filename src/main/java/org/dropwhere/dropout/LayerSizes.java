package org.dropwhere.dropout;

import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.Site;

/**
 * What decides how large the masks of a layer are.
 *
 * @param cell its cell
 * @param vocabulary types of tokens
 * @param inputs features that the layer gets at a time step
 * @param units units of the layer; of a hidden dense layer too
 * @param outputs features of what the layer gives
 */
public record LayerSizes(CellKind cell, int vocabulary, int inputs, int units, int outputs) {

    /** Elements of what a site's masks multiply, for a sequence at a step; of weights, those of a row of the matrix. */
    public int width(Site site) {
        return switch (site) {
            case WORD_TYPE -> vocabulary;
            case TOKEN, AFTER_EMBEDDING, LSTM_INPUT -> inputs;
            case LSTM_RECURRENT,
                    RECURRENT_WEIGHTS,
                    GATE_OUTPUTS,
                    CANDIDATE,
                    CELL,
                    ZONEOUT_CELL,
                    STATE,
                    ZONEOUT_HIDDEN -> units;
            case BETWEEN_LAYERS, AFTER_LSTM, DENSE -> outputs;
        };
    }
}
