package org.dropwhere.plan;

/**
 * A seed of an arm, and the trial whose numbers are its results.
 *
 * @param arm the variant and the point of the sweep
 * @param seed the seed
 * @param trial shared with the runs of equivalent arms
 */
public record PlannedRun(Arm arm, long seed, Trial trial) {}
