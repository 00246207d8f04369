package org.dropwhere.results;

import java.util.Optional;
import org.dropwhere.plan.Cell;
import org.dropwhere.training.Outcome;

/**
 * What is known of one variant and seed.
 *
 * @param cell the variant and seed
 * @param outcome how its trial ended; absent as long as it has not
 */
public record CellResult(Cell cell, Optional<Outcome> outcome) {}
