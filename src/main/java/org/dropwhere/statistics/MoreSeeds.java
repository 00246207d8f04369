package org.dropwhere.statistics;

/**
 * How many more seeds would settle an open case.
 *
 * @param even with a probability of one half
 * @param likely with a probability of {@link Power#ENOUGH}; at least as many
 */
public record MoreSeeds(int even, int likely) {}
