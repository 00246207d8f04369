package org.dropwhere.pretrained;

import org.dropwhere.spec.WeightsFile;

/**
 * What is known of the vectors of a pretrained embedding.
 *
 * @param rows types of tokens
 * @param columns features
 * @param file where they are
 */
public record KnownVectors(int rows, int columns, WeightsFile file) {}
