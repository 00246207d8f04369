package org.dropwhere.spec.data;

import org.dropwhere.spec.Keyed;

/** An end of a sequence, in the words of Keras' {@code pad_sequences}. */
public enum Side implements Keyed {
    /** Before the first step. */
    PRE("pre"),
    /** After the last step. */
    POST("post");

    private final String key;

    Side(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
