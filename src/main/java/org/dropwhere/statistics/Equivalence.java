package org.dropwhere.statistics;

/**
 * Whether two arms differ by less than a margin.
 *
 * @param margin the largest difference that does not matter, either way, in the unit of the metric
 * @param p p value of two one-sided tests: small if the difference is within the margin
 * @param ci90 the 90 % interval of the mean difference, which is within the margin just when the t tests' p is below 5
 *     %
 */
public record Equivalence(double margin, double p, Interval ci90) {}
