package org.dropwhere.network;

import java.io.Serializable;

/**
 * All that training changes in a {@link Classifier}, in an order that only the same model can read.
 *
 * @param weights of all layers
 * @param slots what the optimizer remembers: one number for each weight, slot after slot
 */
public record ClassifierState(float[] weights, float[] slots) implements Serializable {}
