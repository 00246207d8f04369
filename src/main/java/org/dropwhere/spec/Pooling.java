package org.dropwhere.spec;

/** How the outputs of the last recurrent layer become one vector for each sequence. */
public enum Pooling implements Keyed {
    /**
     * The last output of the layer, of each direction if it reads both ways (Keras' {@code return_sequences=False}).
     */
    LAST("last"),
    /** The largest over time of each feature, of the steps that are no padding; 0 if all are. */
    MAX("max"),
    /** The mean over time of each feature, of the steps that are no padding; 0 if all are. */
    MEAN("mean");

    private final String key;

    Pooling(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
