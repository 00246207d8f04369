package org.dropwhere.config;

import java.util.List;

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
}
