package org.dropwhere.spec;

import java.io.Serializable;

/**
 * Keras' {@code EarlyStopping}: training ends when a metric has not become better for some epochs.
 *
 * @param monitor the metric
 * @param patience epochs without a better value after which training ends, at least 1
 * @param leastChange a value is better if it is so by more than this
 * @param restoresBest whether the weights after training are those of the best epoch by the metric, not the last ones
 */
public record EarlyStopping(Monitor monitor, int patience, double leastChange, boolean restoresBest)
        implements Serializable {}
