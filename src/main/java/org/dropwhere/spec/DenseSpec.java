package org.dropwhere.spec;

import java.io.Serializable;

/**
 * A hidden dense layer between the recurrent layers and the head, Keras' {@code Dense(units, activation)}.
 *
 * @param units size of its output, at least 1
 * @param activation what it does to its sums
 */
public record DenseSpec(int units, Activation activation) implements Serializable {}
