package org.dropwhere.keras.file;

import java.util.List;

/**
 * An array of weights as a file has it.
 *
 * @param path where it stands in the file
 * @param shape its dimensions
 * @param values its elements, by rows
 */
public record SavedArray(String path, List<Integer> shape, float[] values) {}
