package org.dropwhere.spec;

/** How an epoch's training sequences are put into batches. */
public enum Batches implements Keyed {
    /** In random order. */
    SHUFFLED("shuffled"),
    /** Sequences of similar lengths together, the batches in random order. */
    BY_LENGTH("by-length");

    private final String key;

    Batches(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
