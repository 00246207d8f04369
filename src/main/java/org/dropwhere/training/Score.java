package org.dropwhere.training;

import java.io.Serializable;

/**
 * Loss and accuracy of a set of sequences, dropout off.
 *
 * @param loss mean binary cross-entropy in nats
 * @param accuracy share of right answers in [0, 1]
 */
public record Score(double loss, double accuracy) implements Serializable {}
