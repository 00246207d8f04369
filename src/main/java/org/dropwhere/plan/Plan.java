package org.dropwhere.plan;

import java.util.List;
import org.dropwhere.config.Data;
import org.dropwhere.config.Experiment;

/**
 * What an experiment comes to: a cell for every arm and seed.
 *
 * @param experiment what holds at all points: name, question, seeds, names of the variants; all else is as at the first
 *     point
 * @param overrides the command's arguments that changed what the experiment's file says, each as one argument:
 *     {@code --set=data.train=500}
 * @param cells point by point, at a point seed by seed, within a seed in the order of the variants
 */
public record Plan(Experiment experiment, List<String> overrides, List<Cell> cells) {

    /** Copies the lists. */
    public Plan {
        overrides = List.copyOf(overrides);
        cells = List.copyOf(cells);
    }

    /** The arms, in the order of the cells. */
    public List<Arm> arms() {
        return cells.stream().map(Cell::arm).distinct().toList();
    }

    /** The points of the sweep, in order; {@link Point#ONLY} without a sweep. */
    public List<Point> points() {
        return cells.stream().map(cell -> cell.arm().point()).distinct().toList();
    }

    /** The paths of the sweep's axes, in order; empty without a sweep. */
    public List<String> axes() {
        return cells.stream()
                .flatMap(cell -> cell.arm().point().values().keySet().stream())
                .distinct()
                .toList();
    }

    /** The different data of the trials, in the order of the cells. */
    public List<Data> data() {
        return trials().stream()
                .map(trial -> trial.description().data())
                .distinct()
                .toList();
    }

    /** The different trials, in the order of the cells. */
    public List<Trial> trials() {
        return cells.stream().map(Cell::trial).distinct().toList();
    }
}
