package org.dropwhere.plan;

/**
 * One variant with one seed at one point of the sweep. Called a <i>cell</i> in {@code plan.yaml}; several may share a
 * trial.
 *
 * @param arm the variant and the point of the sweep
 * @param seed the seed
 * @param trial what is trained; its numbers are the run's results
 */
public record PlannedRun(Arm arm, long seed, Trial trial) {}
