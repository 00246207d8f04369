package org.dropwhere.spec;

/**
 * How a version of Keras masks a layer's input and hidden state.
 *
 * @param input whether the input is masked at all
 * @param state the site at which recurrent dropout acts
 * @param time how long a mask lives
 * @param gates whether the gates share it
 * @param reason why, in words
 */
record KerasMasks(boolean input, Site state, TimeSharing time, GateSharing gates, String reason) {

    static KerasMasks perGate(String reason) {
        return new KerasMasks(
                true,
                Site.LSTM_RECURRENT,
                TimeSharing.PER_SEQUENCE,
                GateSharing.PER_GATE,
                reason + ": a mask for each gate, kept for the whole sequence");
    }

    static KerasMasks shared(String reason) {
        return new KerasMasks(
                true,
                Site.LSTM_RECURRENT,
                TimeSharing.PER_SEQUENCE,
                GateSharing.SHARED,
                reason + ": one mask for all gates, kept for the whole sequence");
    }

    static KerasMasks perStep(String reason) {
        return new KerasMasks(
                true,
                Site.LSTM_RECURRENT,
                TimeSharing.PER_STEP,
                GateSharing.SHARED,
                reason + ": one mask for all gates, drawn anew for each step");
    }

    /** Of a GRU that masks the hidden state itself, and not only where the gates read it. */
    KerasMasks ofWholeState() {
        return new KerasMasks(
                input,
                Site.STATE,
                time,
                gates,
                reason + "; that of the hidden state drops also what the update gate keeps, so that states may grow"
                        + " without bound (Keras issue 20276)");
    }

    KerasMasks withoutInput() {
        return new KerasMasks(
                false, state, time, gates, reason + "; dropout of the input is ignored (Keras issue 6349)");
    }
}
