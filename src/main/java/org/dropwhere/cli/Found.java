package org.dropwhere.cli;

/**
 * What earlier runs have left of a plan.
 *
 * @param finished trials that are not run again
 * @param failed trials that are
 */
record Found(int finished, int failed) {}
