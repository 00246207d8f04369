package org.dropwhere.spec;

import java.util.List;

/**
 * An axis of a sweep whose values are compared with one of them.
 *
 * @param paths of the settings that move together, one or more: {@code data.train}
 * @param baseline the value that others are compared with, in words, in the order of the paths
 */
public record ComparedAxis(List<String> paths, List<String> baseline) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is no path, or not one value for each
     */
    public ComparedAxis {
        paths = List.copyOf(paths);
        baseline = List.copyOf(baseline);
        if (paths.isEmpty() || paths.size() != baseline.size()) {
            throw new IllegalArgumentException("a compared axis has not one value for each of its paths");
        }
    }
}
