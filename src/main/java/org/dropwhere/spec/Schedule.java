package org.dropwhere.spec;

import java.io.Serializable;
import java.util.Map;
import java.util.function.LongToDoubleFunction;

/**
 * How the learning rate changes while training. A further schedule is a further record with a constant {@code KIND},
 * named here. The learning rate of a step is a pure function of its number and of the epochs before, so that a resumed
 * trial is the same trial.
 */
public sealed interface Schedule extends Serializable permits ExponentialDecay, CosineDecay, ReduceOnPlateau {

    /** What all of its kind have in common. */
    ScheduleKind kind();

    /**
     * Its settings by their names in experiment files, each a {@link Double}, an {@link Integer}, a {@link Boolean} or
     * a text, in the order of its kind, which the ids of trials depend on.
     */
    Map<String, Object> settings();

    /**
     * The learning rates of an epoch.
     *
     * @param initial the optimizer's learning rate
     * @param before the epochs before this one
     * @return from the number of a step since the beginning of the training, counted from 1, to its learning rate
     */
    LongToDoubleFunction learningRates(double initial, Monitor.History before);
}
