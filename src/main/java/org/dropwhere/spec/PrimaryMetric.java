package org.dropwhere.spec;

/** What verdicts can be about. */
public enum PrimaryMetric implements Keyed {
    /** Test accuracy after the best validation epoch. */
    TEST_ACCURACY_AT_BEST("test-accuracy-at-best"),
    /** Test loss after the best validation epoch. */
    TEST_LOSS_AT_BEST("test-loss-at-best"),
    /** Test accuracy after the last epoch. */
    TEST_ACCURACY_AT_LAST("test-accuracy-at-last"),
    /** Test loss after the last epoch. */
    TEST_LOSS_AT_LAST("test-loss-at-last");

    private final String key;

    PrimaryMetric(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
