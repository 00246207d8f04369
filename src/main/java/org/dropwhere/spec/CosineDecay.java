package org.dropwhere.spec;

/**
 * Keras' {@code CosineDecay} without warm-up: before step t, counted from 0, the learning rate is multiplied by
 * {@code (1 - alpha) (1 + cos(pi min(t, decaySteps) / decaySteps)) / 2 + alpha}.
 *
 * @param decaySteps above 0
 * @param alpha what is left of the learning rate in the end, in [0, 1]
 */
public record CosineDecay(int decaySteps, double alpha) implements Schedule {}
