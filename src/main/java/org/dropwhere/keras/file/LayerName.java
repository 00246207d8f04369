package org.dropwhere.keras.file;

/**
 * What the place of a layer's weights in a file depends on.
 *
 * @param name the layer's own name
 * @param className Keras' name of its class, for example {@code LSTM}
 */
public record LayerName(String name, String className) {}
