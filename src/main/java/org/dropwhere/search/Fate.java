package org.dropwhere.search;

import org.dropwhere.spec.Keyed;

/** What a look at the race decides about a candidate. */
public enum Fate implements Keyed {
    /** It has the best mean of those that race. */
    LEADS("leads"),
    /** It gets more seeds. */
    RACES("races"),
    /** It is shown to be worse than the leader by less than the margin, and gets no more seeds while that holds. */
    AS_GOOD("as-good"),
    /** It is shown to be worse than the leader, and was by more than the margin: it leaves. */
    BEATEN("beaten"),
    /** A trial of it has failed: it leaves. */
    FAILED("failed");

    private final String key;

    Fate(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    /** Whether the candidate is out of the race. */
    public boolean isOut() {
        return this == BEATEN || this == FAILED;
    }
}
