package org.dropwhere.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.plan.AxisGroups;
import org.dropwhere.plan.Point;

/**
 * An axis of a sweep as the charts see it: a path, or several that are varied together and so are one axis.
 *
 * @param paths of the settings
 * @param values at the points of the sweep, each once, in order: by size if all are numbers, otherwise as they come
 */
record SweepAxis(List<String> paths, List<String> values) {
    private static final String BETWEEN = " / ";

    SweepAxis {
        paths = List.copyOf(paths);
        values = List.copyOf(values);
    }

    /** The axes of points, in order. */
    static List<SweepAxis> of(List<Point> points) {
        return AxisGroups.of(points).stream().map(group -> of(group, points)).toList();
    }

    private static SweepAxis of(List<String> paths, List<Point> points) {
        List<String> values =
                points.stream().map(point -> value(paths, point)).distinct().toList();
        return new SweepAxis(
                paths,
                values.stream().allMatch(AxisGroups::isNumber)
                        ? values.stream()
                                .sorted(Comparator.comparingDouble(Double::parseDouble))
                                .toList()
                        : values);
    }

    private static String value(List<String> paths, Point point) {
        return paths.stream()
                .map(path -> String.valueOf(point.values().get(path)))
                .collect(Collectors.joining(BETWEEN));
    }

    /** The values in few words, which stay distinct where names are shortened. */
    List<String> names() {
        return DistinctNames.of(values.stream()
                .map(value ->
                        Stream.of(value.split(BETWEEN, -1)).map(ShortValue::of).collect(Collectors.joining(BETWEEN)))
                .toList());
    }

    String title() {
        return String.join(BETWEEN, paths);
    }

    /** In few words, with the units; one that all share stands once. */
    String title(VariantPalette palette) {
        List<String> units = paths.stream().map(SweepAxis::unit).distinct().toList();
        if (units.size() == 1) {
            return paths.stream().map(palette::axis).collect(Collectors.joining(BETWEEN)) + units.get(0);
        }
        return paths.stream().map(path -> palette.axis(path) + unit(path)).collect(Collectors.joining(BETWEEN));
    }

    private static String unit(String path) {
        return SettingUnit.of(path).map(unit -> " (" + unit + ")").orElse("");
    }

    String value(Point point) {
        return value(paths, point);
    }

    /** The point without this axis: points that are equal then differ in it alone. */
    Point others(Point point) {
        Map<String, String> others = new LinkedHashMap<>(point.values());
        others.keySet().removeAll(paths);
        return new Point(others);
    }

    /** Where the values stand: as the numbers that they are, unless they would lie too close; or at 0, 1, 2, ... */
    List<Double> positions() {
        if (values.size() > 1 && values.stream().allMatch(AxisGroups::isNumber)) {
            List<Double> numbers = values.stream().map(Double::valueOf).toList();
            if (AxisNumbers.spread(numbers)) {
                return numbers;
            }
        }
        List<Double> counted = new ArrayList<>();
        values.forEach(value -> counted.add((double) counted.size()));
        return counted;
    }
}
