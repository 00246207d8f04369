package org.dropwhere.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dropwhere.spec.ComparedAxis;

/**
 * The values of a {@link org.dropwhere.spec.Combination}, without its experiment. An experiment without a sweep has the
 * single point {@link #ONLY}.
 *
 * @param values each axis's value in words, by the axis's path in the experiment ({@code data.train}), in the order of
 *     the axes
 */
public record Point(Map<String, String> values) {
    /** The point of an experiment without a sweep: no axes. */
    public static final Point ONLY = new Point(Map.of());

    /** Copies the map and keeps its order. */
    public Point {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Mixes each entry: a map's own hash is a plain sum, which is the same for many combinations of like numbers. */
    @Override
    public int hashCode() {
        int sum = 0;
        for (Map.Entry<String, String> axis : values.entrySet()) {
            int hash = 31 * axis.getKey().hashCode() + axis.getValue().hashCode();
            // The finalizer of MurmurHash3. A sum, because equal maps may differ in their order.
            hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
            hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
            sum += hash ^ (hash >>> 16);
        }
        return sum;
    }

    /**
     * The axes on which all of several points agree, with their values.
     *
     * @param points at least one
     * @throws IndexOutOfBoundsException if there are none
     */
    public static Point common(List<Point> points) {
        Map<String, String> common = new LinkedHashMap<>(points.get(0).values());
        points.forEach(point -> common.entrySet().retainAll(point.values().entrySet()));
        return new Point(common);
    }

    /** The same without all but some axes. */
    Point on(Set<String> axes) {
        Map<String, String> some = new LinkedHashMap<>(values);
        some.keySet().retainAll(axes);
        return new Point(some);
    }

    /**
     * The values of some axes, in their order.
     *
     * @throws IllegalArgumentException if one is none of the point's
     */
    public List<String> valuesOf(List<String> axes) {
        return axes.stream().map(this::valueOf).toList();
    }

    /** The value of an axis. */
    String valueOf(String axis) {
        String value = values.get(axis);
        if (value == null) {
            throw new IllegalArgumentException("the point has no axis " + axis);
        }
        return value;
    }

    /** The point that differs from this one in nothing but an axis, which has its baseline value there. */
    public Point atBaselineOf(ComparedAxis axis) {
        Map<String, String> moved = new LinkedHashMap<>(values);
        for (int i = 0; i < axis.paths().size(); i++) {
            moved.put(axis.paths().get(i), axis.baseline().get(i));
        }
        return new Point(moved);
    }

    /** The axes on which it differs from another point of the same sweep, in their order. */
    public List<String> differences(Point other) {
        return values.keySet().stream()
                .filter(axis -> !valueOf(axis).equals(other.valueOf(axis)))
                .toList();
    }

    /** For example {@code data.train=500, model.units=20}; empty without axes. */
    public String text() {
        return values.entrySet().stream()
                .map(axis -> axis.getKey() + "=" + axis.getValue())
                .collect(Collectors.joining(", "));
    }
}
