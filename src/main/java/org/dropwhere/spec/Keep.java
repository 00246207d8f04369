package org.dropwhere.spec;

/** What trials keep beside their numbers. */
public enum Keep implements Keyed {
    /** The weights after the best epoch. */
    BEST_WEIGHTS("best-weights");

    private final String key;

    Keep(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
