package org.dropwhere.spec;

/**
 * Keras' {@code ReduceLROnPlateau}: the learning rate is multiplied by a factor when a metric has not become better.
 *
 * @param monitor the metric
 * @param factor in (0, 1)
 * @param patience epochs without a better value before it is multiplied, at least 1
 * @param leastChange a value is better if it is so by more than this
 * @param cooldown epochs after a multiplication during which none is counted
 * @param leastLearningRate below which it does not go
 */
public record ReduceOnPlateau(
        Monitor monitor, double factor, int patience, double leastChange, int cooldown, double leastLearningRate)
        implements Schedule {}
