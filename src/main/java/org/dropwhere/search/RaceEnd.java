package org.dropwhere.search;

import org.dropwhere.spec.Keyed;

/** Why a race is over. */
public enum RaceEnd implements Keyed {
    /** One candidate is left. */
    ONE_LEFT("one-left"),
    /** All that are left are as good as the leader. */
    AS_GOOD("as-good"),
    /** There are no more seeds. */
    SEEDS("seeds"),
    /** The budget does not pay for another look. */
    BUDGET("budget"),
    /** All have failed. */
    NONE_LEFT("none-left");

    private final String key;

    RaceEnd(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
