package org.dropwhere.config.sweep;

import java.util.List;

/**
 * The random axes of a sweep.
 *
 * @param said each with the values that bound it: the ends of its range, or all of its list
 * @param drawn the same with the values of the samples, no two samples the same
 */
record RandomAxes(List<Axis> said, List<Axis> drawn) {
    RandomAxes {
        said = List.copyOf(said);
        drawn = List.copyOf(drawn);
    }
}
