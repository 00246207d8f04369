package org.dropwhere.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A value that holds at some points of a sweep.
 *
 * @param points where it holds, each with those axes alone that decide between the values, and each once; the single
 *     {@link Point#ONLY} if it holds everywhere
 * @param value what holds there
 */
public record ValueAtPoints<T>(List<Point> points, T value) {
    /** Points that a text names at most; chosen, not measured: more would fill a table's row. */
    private static final int MOST_NAMED = 4;

    /** Copies the list. */
    public ValueAtPoints {
        points = List.copyOf(points);
    }

    /**
     * The different values of something along a sweep, in the order in which they come up.
     *
     * @param points all points of the sweep, at least one
     * @param value what it is at a point
     * @param own the axes that are about it; where others move with them, these are named
     */
    public static <T> List<ValueAtPoints<T>> of(List<Point> points, Function<Point, T> value, Predicate<String> own) {
        Map<Point, T> values = new LinkedHashMap<>();
        points.forEach(point -> values.put(point, value.apply(point)));
        Set<String> axes = deciding(values, own);
        Map<T, Set<Point>> where = new LinkedHashMap<>();
        values.forEach((point, each) ->
                where.computeIfAbsent(each, key -> new LinkedHashSet<>()).add(point.on(axes)));
        return where.entrySet().stream()
                .map(each -> new ValueAtPoints<>(List.copyOf(each.getValue()), each.getKey()))
                .toList();
    }

    /** The fewest axes that decide the value; axes of others are left out first. */
    private static <T> Set<String> deciding(Map<Point, T> values, Predicate<String> own) {
        Set<String> axes =
                new LinkedHashSet<>(values.keySet().iterator().next().values().keySet());
        List<String> all = List.copyOf(axes);
        Stream.concat(all.stream().filter(own.negate()), all.stream().filter(own))
                .forEach(axis -> {
                    Set<String> fewer = new LinkedHashSet<>(axes);
                    fewer.remove(axis);
                    if (decide(fewer, values)) {
                        axes.remove(axis);
                    }
                });
        return axes;
    }

    private static <T> boolean decide(Set<String> axes, Map<Point, T> values) {
        Map<Point, T> seen = new LinkedHashMap<>();
        for (Map.Entry<Point, T> each : values.entrySet()) {
            T before = seen.putIfAbsent(each.getKey().on(axes), each.getValue());
            if (before != null && !before.equals(each.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** For example {@code data.train=250; data.train=500}; empty if it holds everywhere. */
    public String where() {
        List<String> texts = new ArrayList<>(points.stream().map(Point::text).toList());
        String first = texts.stream().limit(MOST_NAMED).collect(Collectors.joining("; "));
        return texts.size() > MOST_NAMED ? first + "; and " + (texts.size() - MOST_NAMED) + " more" : first;
    }
}
