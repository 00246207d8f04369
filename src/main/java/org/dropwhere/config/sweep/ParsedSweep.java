package org.dropwhere.config.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Sequence;

/** The section {@code sweep}, parsed. */
final class ParsedSweep {
    private final AxisChecks checks;
    private final List<AxisGroup> groups = new ArrayList<>();
    private final List<Axis> axes = new ArrayList<>();
    private final List<AxisGroup> drawn = new ArrayList<>();
    private boolean sound = true;

    private ParsedSweep(Mistakes mistakes) {
        this.checks = new AxisChecks(mistakes);
    }

    /**
     * Of a merged tree, in which {@code sweep} may be missing or not fit the schema; the latter is reported already.
     *
     * @param sets settings that the command gave one value, which no axis may set too
     * @param grid axes beside those of the tree
     * @param draws the values of random axes
     */
    static ParsedSweep of(Mapping tree, List<Axis> sets, List<Axis> grid, Draws draws, Mistakes mistakes) {
        ParsedSweep parsed = new ParsedSweep(mistakes);
        tree.child("sweep").ifPresent(sweep -> {
            sweep.child("grid").ifPresent(parsed::readGrid);
            sweep.child("zip").ifPresent(parsed::readZip);
            sweep.child("random").ifPresent(random -> parsed.readRandom(random, draws));
        });
        grid.forEach(axis -> parsed.add(List.of(axis), List.of(axis)));
        parsed.sound = parsed.checks.areApart(parsed.axes) && parsed.sound;
        parsed.sound = parsed.checks.keep(sets, parsed.axes) && parsed.sound;
        return parsed;
    }

    /** The groups that could be read. */
    List<AxisGroup> groups() {
        return List.copyOf(groups);
    }

    /** Whether a group is that of the random axes. */
    boolean isDrawn(AxisGroup group) {
        return drawn.contains(group);
    }

    /** The axes of all groups with their values as they are written: of a random axis those that bound it. */
    List<Axis> axes() {
        return List.copyOf(axes);
    }

    /** Whether these are all, and nothing is wrong with them among themselves. */
    boolean isSound() {
        return sound;
    }

    private void readGrid(YamlNode grid) {
        axes(grid).forEach(axis -> add(List.of(axis), List.of(axis)));
    }

    private void readZip(YamlNode zip) {
        if (zip instanceof Sequence groupsSaid) {
            groupsSaid.items().stream().map(this::axes).forEach(group -> add(group, group));
        } else {
            sound = false;
        }
    }

    private List<Axis> axes(YamlNode parsed) {
        List<Axis> read = new ArrayList<>();
        if (parsed instanceof Mapping mapping) {
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

    private void add(List<Axis> group, List<Axis> parsed) {
        if (group.isEmpty()) {
            return;
        }
        axes.addAll(parsed);
        sound = checks.areEquallyLong(group) && checks.differ(new AxisGroup(group)) && sound;
        groups.add(new AxisGroup(group));
    }

    private void readRandom(YamlNode random, Draws draws) {
        Optional<RandomAxes> samples = draws.of(random);
        samples.ifPresent(axesOfSamples -> {
            add(axesOfSamples.drawn(), axesOfSamples.declared());
            drawn.add(new AxisGroup(axesOfSamples.drawn()));
        });
        sound &= samples.isPresent();
    }
}
