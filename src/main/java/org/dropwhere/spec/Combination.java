package org.dropwhere.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One combination of the values of a sweep's axes, with the experiment that has them.
 *
 * @param values each axis's value as text, by the axis's path ({@code data.train}), in the order of the axes; numbers
 *     are decimal, and equal ones are the same text
 * @param experiment the experiment with these values
 */
public record Combination(Map<String, String> values, Experiment experiment) {

    /** Copies the map and keeps its order. */
    public Combination {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
