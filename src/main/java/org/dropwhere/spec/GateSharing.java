package org.dropwhere.spec;

/** Whether the gates of a recurrent layer see the same mask. */
public enum GateSharing implements Keyed {
    /** One mask for all gates ("tied"). */
    SHARED("shared"),
    /** A mask of its own for each gate ("untied"), as Keras 3 draws with {@code recurrent_dropout}. */
    PER_GATE("per-gate");

    private final String key;

    GateSharing(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
