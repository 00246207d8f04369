package org.dropwhere.config.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Position;
import org.dropwhere.text.Phrases;

/** Finds axes of a sweep that contradict each other. */
final class AxisChecks {
    private final Mistakes mistakes;

    AxisChecks(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Whether each axis of a group has a value for each step. */
    boolean areEquallyLong(List<Axis> group) {
        Axis first = group.get(0);
        Optional<Axis> other = group.stream()
                .filter(axis -> axis.values().size() != first.values().size())
                .findFirst();
        other.ifPresent(axis -> mistakes.add(
                axis.position(),
                axis.path() + " has " + values(axis) + ", but " + first.path() + " (at " + first.position() + ") has "
                        + values(first) + "; zipped axes have equally many"));
        return other.isEmpty();
    }

    private static String values(Axis axis) {
        return Phrases.count(axis.values().size(), "value");
    }

    /** Whether no two steps of a group are the same. */
    boolean differ(AxisGroup group) {
        boolean different = true;
        Map<List<String>, Position> first = new HashMap<>();
        for (int step = 0; step < group.size(); step++) {
            List<String> values = group.texts(step);
            Position position = group.axes().get(0).values().get(step).position();
            Position before = first.putIfAbsent(values, position);
            if (before != null) {
                different = false;
                mistakes.add(
                        position,
                        group.axes().stream().map(Axis::path).collect(Collectors.joining(" with ")) + " takes "
                                + String.join(" with ", values) + " already at " + before + "; give it once");
            }
        }
        return different;
    }

    /** Whether no setting is set by two axes. */
    boolean areApart(List<Axis> axes) {
        boolean apart = true;
        List<Axis> before = new ArrayList<>();
        for (Axis axis : axes) {
            Optional<Axis> same = before.stream().filter(axis::overlaps).findFirst();
            same.ifPresent(other -> mistakes.add(
                    axis.position(),
                    "the sweep sets " + axis.path() + " twice: here and with " + other.path() + " at "
                            + other.position() + "; let one axis set it"));
            apart &= same.isEmpty();
            before.add(axis);
        }
        return apart;
    }

    /** Whether the axes leave something of all that was set. */
    boolean keep(List<Axis> sets, List<Axis> axes) {
        boolean kept = true;
        for (Axis set : sets) {
            Optional<Axis> over = axes.stream().filter(axis -> axis.covers(set)).findFirst();
            over.ifPresent(axis -> mistakes.add(
                    set.position(),
                    set.path() + " is set here, but the sweep sets " + axis.path() + " at " + axis.position()
                            + "; leave out one of them"));
            kept &= over.isEmpty();
        }
        return kept;
    }
}
