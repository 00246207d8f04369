package org.dropwhere.spec;

/** How long a drawn mask lives, the shortest life first. */
public enum TimeSharing implements Keyed {
    /** Drawn anew for each time step of each sequence. */
    PER_STEP("per-step"),
    /** Drawn anew for each time step of each sequence, and the same for all elements there: all or nothing. */
    PER_FRAME("per-frame"),
    /** Drawn once for each sequence of a batch and kept for all its time steps ("locked", "variational"). */
    PER_SEQUENCE("per-sequence"),
    /** Drawn once for each batch and kept for all its sequences and time steps. */
    PER_BATCH("per-batch");

    private final String key;

    TimeSharing(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    /** Whether another time step has another mask. */
    public boolean changesWithTime() {
        return this == PER_STEP || this == PER_FRAME;
    }
}
