package org.dropwhere.config.sweep;

import java.util.List;
import org.dropwhere.config.yaml.ValueText;

/**
 * Axes that move together: one of a grid, or those that are zipped.
 *
 * @param axes one or more, with equally many values
 */
record AxisGroup(List<Axis> axes) {
    AxisGroup {
        axes = List.copyOf(axes);
    }

    /** How many values each axis has. */
    int size() {
        return axes.get(0).values().size();
    }

    /** The values at a step in words, in the order of the axes. */
    List<String> texts(int step) {
        return axes.stream().map(axis -> ValueText.of(axis.values().get(step))).toList();
    }
}
