package org.dropwhere.statistics;

import java.util.OptionalDouble;

/**
 * How probable it is, given the seeds, that an arm is worse than its baseline, about as good, or better.
 *
 * @param worse by more than the margin; without a margin, by anything
 * @param within the margin; absent if none is declared
 * @param better like {@code worse}
 */
public record Posterior(double worse, OptionalDouble within, double better) {}
