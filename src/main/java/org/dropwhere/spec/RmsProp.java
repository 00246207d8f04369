package org.dropwhere.spec;

import java.io.Serializable;

/**
 * Keras 3's RMSprop: {@code s = rho s + (1 - rho) g²}, {@code w = w - learningRate g / sqrt(s + epsilon)}, s starting
 * at 0.
 *
 * @param learningRate step size
 * @param rho decay of the mean square, in [0, 1)
 * @param epsilon added inside the root
 */
public record RmsProp(double learningRate, double rho, double epsilon) implements Serializable {}
