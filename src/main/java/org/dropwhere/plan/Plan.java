package org.dropwhere.plan;

import java.util.List;
import org.dropwhere.config.Experiment;

/**
 * What an experiment comes to: a cell for every arm and seed.
 *
 * @param experiment the resolved experiment
 * @param cells seed by seed, within a seed in the order of the variants
 */
public record Plan(Experiment experiment, List<Cell> cells) {

    /** Copies the list. */
    public Plan {
        cells = List.copyOf(cells);
    }

    /** The arms, in the order of the cells. */
    public List<Arm> arms() {
        return cells.stream().map(Cell::arm).distinct().toList();
    }

    /** The paths of the sweep's axes, in order; empty without a sweep. */
    public List<String> axes() {
        return cells.stream()
                .flatMap(cell -> cell.arm().point().values().keySet().stream())
                .distinct()
                .toList();
    }

    /** The different trials, in the order of the cells. */
    public List<Trial> trials() {
        return cells.stream().map(Cell::trial).distinct().toList();
    }
}
