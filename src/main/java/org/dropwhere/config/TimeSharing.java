package org.dropwhere.config;

/** How long a drawn mask lives. */
public enum TimeSharing implements Keyed {
    /** Drawn anew for each time step of each sequence. */
    PER_STEP("per-step"),
    /** Drawn once for each sequence of a batch and kept for all its time steps ("locked", "variational"). */
    PER_SEQUENCE("per-sequence");

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
        return this == PER_STEP;
    }
}
