package org.dropwhere.spec;

/**
 * How a version of Keras masks an LSTM's input and hidden state.
 *
 * @param input whether the input is masked at all
 * @param time how long a mask lives
 * @param gates whether the gates share it
 * @param reason why, in words
 */
record KerasMasks(boolean input, TimeSharing time, GateSharing gates, String reason) {

    static KerasMasks perGate(String reason) {
        return new KerasMasks(
                true,
                TimeSharing.PER_SEQUENCE,
                GateSharing.PER_GATE,
                reason + ": a mask for each gate, kept for the whole sequence");
    }

    static KerasMasks shared(String reason) {
        return new KerasMasks(
                true,
                TimeSharing.PER_SEQUENCE,
                GateSharing.SHARED,
                reason + ": one mask for all gates, kept for the whole sequence");
    }

    static KerasMasks perStep(String reason) {
        return new KerasMasks(
                true,
                TimeSharing.PER_STEP,
                GateSharing.SHARED,
                reason + ": one mask for all gates, drawn anew for each step");
    }

    KerasMasks withoutInput() {
        return new KerasMasks(false, time, gates, reason + "; dropout of the input is ignored (Keras issue 6349)");
    }
}
