package org.dropwhere.training;

import java.io.Serializable;

/**
 * What was measured of the test sequences.
 *
 * @param atBest with the weights after the best epoch
 * @param atLast with the weights with which training ended
 */
public record TestScores(Score atBest, Score atLast) implements Serializable {}
