package org.dropwhere.plan;

/**
 * Where a trial stands in the experiment.
 *
 * @param arm the variant and the point of the sweep
 * @param seed the seed
 * @param trial the trial that answers for them; arms that mean the same model share it
 */
public record Cell(Arm arm, long seed, Trial trial) {}
