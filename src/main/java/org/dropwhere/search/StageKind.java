package org.dropwhere.search;

import org.dropwhere.spec.Keyed;

/** The races that a search may consist of, in their order. */
public enum StageKind implements Keyed {
    /** Of all candidates, with trials that cost less. */
    PROXY("proxy"),
    /** Of the file's variants and single places. */
    PLACES("places"),
    /** Of those that are left, and of the best place with a second one. */
    PAIRS("pairs");

    private final String key;

    StageKind(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
