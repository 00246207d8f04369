package org.dropwhere.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which paths of a sweep are one axis, as its points alone tell. */
public final class AxisGroups {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    private AxisGroups() {}

    /**
     * The axes of points, in order. Paths of which each value of one goes with a single one of another are one axis,
     * unless they are numbers that neither grow nor shrink together: then they were drawn.
     *
     * @param points of one sweep, at least one
     */
    public static List<List<String>> of(List<Point> points) {
        List<List<String>> groups = new ArrayList<>();
        for (String path : points.get(0).values().keySet()) {
            groups.stream()
                    .filter(group -> together(group.get(0), path, points))
                    .findFirst()
                    .ifPresentOrElse(group -> group.add(path), () -> groups.add(new ArrayList<>(List.of(path))));
        }
        return groups.stream().map(List::copyOf).toList();
    }

    /** Whether an axis's value is a number. */
    public static boolean isNumber(String value) {
        return NUMBER.matcher(value).matches();
    }

    private static boolean together(String one, String other, List<Point> points) {
        int pairs = distinct(List.of(one, other), points);
        return pairs > 1
                && pairs == distinct(List.of(one), points)
                && pairs == distinct(List.of(other), points)
                && inStep(one, other, points);
    }

    private static boolean inStep(String one, String other, List<Point> points) {
        boolean areNumbers = points.stream()
                .flatMap(point -> Stream.of(point.valueOf(one), point.valueOf(other)))
                .allMatch(AxisGroups::isNumber);
        if (!areNumbers) {
            return true;
        }
        double[] others = points.stream()
                .sorted(Comparator.comparingDouble(point -> Double.parseDouble(point.valueOf(one))))
                .mapToDouble(point -> Double.parseDouble(point.valueOf(other)))
                .toArray();
        return IntStream.range(1, others.length).allMatch(i -> others[i] >= others[i - 1])
                || IntStream.range(1, others.length).allMatch(i -> others[i] <= others[i - 1]);
    }

    private static int distinct(List<String> paths, List<Point> points) {
        return (int)
                points.stream().map(point -> point.valuesOf(paths)).distinct().count();
    }
}
