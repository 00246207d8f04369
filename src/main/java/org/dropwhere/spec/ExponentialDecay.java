package org.dropwhere.spec;

/**
 * Keras' {@code ExponentialDecay}: before step t, counted from 0, the learning rate is multiplied by
 * {@code decayRate^(t / decaySteps)}.
 *
 * @param decayRate above 0
 * @param decaySteps above 0
 * @param isStaircase whether the exponent is rounded down
 */
public record ExponentialDecay(double decayRate, int decaySteps, boolean isStaircase) implements Schedule {}
