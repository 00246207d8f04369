package org.dropwhere.spec;

/** A metric after an epoch that training can depend on. */
public enum Monitor implements Keyed {
    /** Mean loss of the validation sequences; smaller is better. */
    VALIDATION_LOSS("validation-loss"),
    /** Share of right answers among the validation sequences; larger is better. */
    VALIDATION_ACCURACY("validation-accuracy"),
    /** Mean loss of the epoch's batches, dropout on; smaller is better. */
    LOSS("loss");

    private final String key;

    Monitor(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    /** Whether a larger value is a better one. */
    public boolean isBetterWhenLarger() {
        return this == VALIDATION_ACCURACY;
    }
}
