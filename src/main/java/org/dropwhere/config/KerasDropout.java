package org.dropwhere.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Dropout in the words of Keras' {@code LSTM(dropout=..., recurrent_dropout=...)}, with the meaning of Keras 3.8 and
 * later: without recurrent dropout one input mask is shared by the four gates; with it each gate has an input mask and
 * a recurrent mask of its own (Keras forces {@code implementation=1}). All are kept for the whole sequence.
 *
 * @param dropout probability of dropping an element of the input, in [0, 1)
 * @param recurrentDropout probability of dropping an element of the previous hidden state, in [0, 1)
 */
public record KerasDropout(double dropout, double recurrentDropout) {

    /** The placements that these words mean, in the order of {@link Site}; a rate of 0 places nothing. */
    public List<Placement> placements() {
        GateSharing gates = recurrentDropout > 0 ? GateSharing.PER_GATE : GateSharing.SHARED;
        List<Placement> placements = new ArrayList<>();
        if (dropout > 0) {
            placements.add(new Placement(Site.LSTM_INPUT, dropout, TimeSharing.PER_SEQUENCE, gates));
        }
        if (recurrentDropout > 0) {
            placements.add(new Placement(Site.LSTM_RECURRENT, recurrentDropout, TimeSharing.PER_SEQUENCE, gates));
        }
        return List.copyOf(placements);
    }
}
