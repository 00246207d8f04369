package org.dropwhere.config.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.config.yaml.Located;
import org.dropwhere.config.yaml.Located.Mapping;
import org.dropwhere.config.yaml.Located.Sequence;
import org.dropwhere.config.yaml.Mistakes;

/** Reads {@code sweep}. */
final class SaidSweep {
    private final AxisChecks checks;
    private final List<AxisGroup> groups = new ArrayList<>();
    private final List<Axis> axes = new ArrayList<>();
    private boolean sound = true;

    private SaidSweep(Mistakes mistakes) {
        this.checks = new AxisChecks(mistakes);
    }

    /**
     * Of a merged tree, in which {@code sweep} may be missing or not fit the schema; the latter was told.
     *
     * @param sets settings that the command gave one value, which no axis may set too
     * @param grid axes beside those of the tree
     * @param draws the values of random axes
     */
    static SaidSweep of(Mapping tree, List<Axis> sets, List<Axis> grid, Draws draws, Mistakes mistakes) {
        SaidSweep said = new SaidSweep(mistakes);
        tree.child("sweep").ifPresent(sweep -> {
            sweep.child("grid").ifPresent(said::readGrid);
            sweep.child("zip").ifPresent(said::readZip);
            sweep.child("random").ifPresent(random -> said.readRandom(random, draws));
        });
        grid.forEach(axis -> said.add(List.of(axis), List.of(axis)));
        said.sound = said.checks.areApart(said.axes) && said.sound;
        said.sound = said.checks.keep(sets, said.axes) && said.sound;
        return said;
    }

    /** The groups that could be read. */
    List<AxisGroup> groups() {
        return List.copyOf(groups);
    }

    /** The axes of all groups with their values as they were said: of a random axis those that bound it. */
    List<Axis> axes() {
        return List.copyOf(axes);
    }

    /** Whether these are all, and nothing is wrong with them among themselves. */
    boolean isSound() {
        return sound;
    }

    private void readGrid(Located grid) {
        axes(grid).forEach(axis -> add(List.of(axis), List.of(axis)));
    }

    private void readZip(Located zip) {
        if (zip instanceof Sequence groupsSaid) {
            groupsSaid.items().stream().map(this::axes).forEach(group -> add(group, group));
        } else {
            sound = false;
        }
    }

    private List<Axis> axes(Located said) {
        List<Axis> read = new ArrayList<>();
        if (said instanceof Mapping mapping) {
            mapping.entries().forEach((path, entry) -> {
                if (entry.value() instanceof Sequence values && !values.items().isEmpty()) {
                    read.add(new Axis(path, entry.key(), values.items()));
                } else {
                    sound = false;
                }
            });
        } else {
            sound = false;
        }
        return read;
    }

    private void add(List<Axis> group, List<Axis> said) {
        if (group.isEmpty()) {
            return;
        }
        axes.addAll(said);
        sound = checks.areEquallyLong(group) && checks.differ(new AxisGroup(group)) && sound;
        groups.add(new AxisGroup(group));
    }

    private void readRandom(Located random, Draws draws) {
        Optional<RandomAxes> drawn = draws.of(random);
        drawn.ifPresent(axesOfSamples -> add(axesOfSamples.drawn(), axesOfSamples.said()));
        sound &= drawn.isPresent();
    }
}
