package org.dropwhere.config.sweep;

import java.util.List;

/**
 * The random axes of a sweep.
 *
 * @param declared each with the values that bound it: the ends of its range, or all of its list
 * @param drawn the same with the values of the samples, no two samples the same
 */
record RandomAxes(List<Axis> declared, List<Axis> drawn) {
    RandomAxes {
        declared = List.copyOf(declared);
        drawn = List.copyOf(drawn);
    }
}
