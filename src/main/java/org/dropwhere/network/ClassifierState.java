package org.dropwhere.network;

/**
 * All that training changes in a {@link Classifier}, in an order that only the same model can read.
 *
 * @param weights of all layers
 * @param meanSquares RMSprop's, one for each weight
 */
public record ClassifierState(float[] weights, float[] meanSquares) {}
