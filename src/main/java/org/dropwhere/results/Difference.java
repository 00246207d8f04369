package org.dropwhere.results;

import java.util.OptionalInt;

/**
 * A value that came out differently when a trial was run again.
 *
 * @param epoch absent for what a trial came to at its end
 * @param column of {@code epochs.csv}, path in {@code trial.json} such as {@code test-at-best.loss}, or test sequence
 *     such as {@code test-at-best.sequence-17}
 * @param stored as the file has it; empty if it has none
 * @param now as it is now; empty if there is none
 */
public record Difference(OptionalInt epoch, String column, String stored, String now) {}
