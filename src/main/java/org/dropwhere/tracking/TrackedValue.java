package org.dropwhere.tracking;

/**
 * A number of a run.
 *
 * @param name the group and what was measured, such as {@code loss/train}
 * @param epoch after which it was measured, from 1
 * @param value finite
 */
public record TrackedValue(String name, int epoch, double value) {}
