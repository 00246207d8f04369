package org.dropwhere.spec.data;

import org.dropwhere.spec.Keyed;

/** What sequences are for. */
public enum Part implements Keyed {
    /** To train on. */
    TRAIN("train"),
    /** To choose the best epoch. */
    VALIDATION("validation"),
    /** Held out for the final figures. */
    TEST("test");

    private final String key;

    Part(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
