package org.dropwhere.plan;

/**
 * Where a trial stands in the experiment.
 *
 * @param variant the variant's name
 * @param seed the seed
 * @param trial the trial that answers for both; variants that mean the same model share it
 */
public record Cell(String variant, long seed, Trial trial) {}
