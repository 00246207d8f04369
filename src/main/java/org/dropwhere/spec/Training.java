package org.dropwhere.spec;

import java.io.Serializable;

/**
 * How a model is fitted.
 *
 * @param epochs passes over the training sequences
 * @param batchSize sequences of one step
 * @param optimizer the update rule
 */
public record Training(int epochs, int batchSize, OptimizerSpec optimizer) implements Serializable {}
