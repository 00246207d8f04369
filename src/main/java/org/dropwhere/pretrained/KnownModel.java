package org.dropwhere.pretrained;

import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.WeightsFile;

/**
 * What is known of a model of Keras without its weights.
 *
 * @param model its layers
 * @param inputs types of tokens of its embedding, or features that it reads at a step
 * @param hasWeights whether its file has weights too
 * @param file where it is
 */
public record KnownModel(ModelSpec model, int inputs, boolean hasWeights, WeightsFile file) {}
