package org.dropwhere.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dropwhere.config.Located.Mapping;
import org.dropwhere.config.Located.Sequence;

/** Reads {@code sweep}, and tells what is wrong with its axes among themselves. */
final class SaidSweep {
    private final Mistakes mistakes;
    private final List<AxisGroup> groups = new ArrayList<>();
    private boolean sound = true;

    private SaidSweep(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * Of a merged tree, in which {@code sweep} may be missing or not fit the schema; the latter was told.
     *
     * @param overrides add axes to the grid
     */
    static SaidSweep of(Mapping tree, SaidOverrides overrides, Mistakes mistakes) {
        SaidSweep said = new SaidSweep(mistakes);
        tree.child("sweep").ifPresent(sweep -> {
            sweep.child("grid").ifPresent(said::readGrid);
            sweep.child("zip").ifPresent(said::readZip);
        });
        overrides.grid().forEach(axis -> said.add(List.of(axis)));
        said.checkOverlaps();
        said.checkLost(overrides.sets());
        return said;
    }

    /** The groups that could be read. */
    List<AxisGroup> groups() {
        return List.copyOf(groups);
    }

    /** Whether these are all, and nothing is wrong with them among themselves. */
    boolean isSound() {
        return sound;
    }

    private void readGrid(Located grid) {
        axes(grid).forEach(axis -> add(List.of(axis)));
    }

    private void readZip(Located zip) {
        if (zip instanceof Sequence groupsSaid) {
            groupsSaid.items().forEach(group -> add(axes(group)));
        } else {
            sound = false;
        }
    }

    private List<Axis> axes(Located said) {
        List<Axis> axes = new ArrayList<>();
        if (said instanceof Mapping mapping) {
            mapping.entries().forEach((path, entry) -> {
                if (entry.value() instanceof Sequence values && !values.items().isEmpty()) {
                    axes.add(new Axis(path, entry.key(), values.items()));
                } else {
                    sound = false;
                }
            });
        } else {
            sound = false;
        }
        return axes;
    }

    private void add(List<Axis> axes) {
        if (axes.isEmpty()) {
            return;
        }
        Axis first = axes.get(0);
        for (Axis axis : axes) {
            if (axis.values().size() != first.values().size()) {
                tell(
                        axis.position(),
                        axis.path() + " has " + values(axis) + ", but " + first.path() + " (at " + first.position()
                                + ") has " + values(first) + "; zipped axes have equally many");
                return;
            }
        }
        AxisGroup group = new AxisGroup(axes);
        checkRepetition(group);
        groups.add(group);
    }

    private static String values(Axis axis) {
        int count = axis.values().size();
        return count + (count == 1 ? " value" : " values");
    }

    private void checkRepetition(AxisGroup group) {
        Map<List<String>, Position> first = new HashMap<>();
        for (int i = 0; i < group.size(); i++) {
            int step = i;
            List<String> values = group.axes().stream()
                    .map(axis -> ValueText.of(axis.values().get(step)))
                    .toList();
            Position position = group.axes().get(0).values().get(step).position();
            Position before = first.putIfAbsent(values, position);
            if (before != null) {
                tell(
                        position,
                        group.axes().stream().map(Axis::path).collect(Collectors.joining(" with ")) + " takes "
                                + String.join(" with ", values) + " already at " + before + "; say it once");
            }
        }
    }

    private void checkOverlaps() {
        List<Axis> before = new ArrayList<>();
        for (Axis axis : axes()) {
            Optional<Axis> same = before.stream().filter(axis::overlaps).findFirst();
            same.ifPresent(other -> tell(
                    axis.position(),
                    "the sweep sets " + axis.path() + " twice: here and with " + other.path() + " at "
                            + other.position() + "; let one axis set it"));
            before.add(axis);
        }
    }

    /** What is set is lost if an axis sets all of it again. */
    private void checkLost(List<Axis> sets) {
        for (Axis set : sets) {
            axes().stream()
                    .filter(axis -> axis.covers(set))
                    .findFirst()
                    .ifPresent(axis -> tell(
                            set.position(),
                            set.path() + " is set here, but the sweep sets " + axis.path() + " at " + axis.position()
                                    + "; leave out one of them"));
        }
    }

    private List<Axis> axes() {
        return groups.stream().flatMap(group -> group.axes().stream()).toList();
    }

    private void tell(Position position, String sentence) {
        sound = false;
        mistakes.add(position, sentence);
    }
}
