package org.dropwhere.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueAtPointsTest {

    private static Point point(String... axes) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < axes.length; i += 2) {
            values.put(axes[i], axes[i + 1]);
        }
        return new Point(values);
    }

    private static List<Point> grid() {
        List<Point> points = new ArrayList<>();
        for (String rate : List.of("0", "0.5")) {
            for (String train : List.of("100", "200")) {
                points.add(point("rate", rate, "train", train));
            }
        }
        return points;
    }

    private static String value(Point point, String axis) {
        return String.valueOf(point.values().get(axis));
    }

    @Test
    void whatIsTheSameEverywhereHoldsWithoutAWord() {
        List<ValueAtPoints<String>> all = ValueAtPoints.of(grid(), point -> "same", axis -> true);

        assertEquals(List.of(new ValueAtPoints<>(List.of(Point.ONLY), "same")), all);
        assertEquals("", all.get(0).where());
        assertEquals(
                "",
                ValueAtPoints.of(List.of(Point.ONLY), point -> 1, axis -> true)
                        .get(0)
                        .where());
    }

    @Test
    void namesTheAxesAloneThatDecide() {
        List<ValueAtPoints<String>> all = ValueAtPoints.of(grid(), point -> value(point, "rate"), axis -> false);

        assertEquals(
                List.of("rate=0", "rate=0.5"),
                all.stream().map(ValueAtPoints::where).toList());
        assertEquals(
                List.of("rate=0, train=100; rate=0, train=200; rate=0.5, train=100", "rate=0.5, train=200"),
                ValueAtPoints.of(
                                grid(),
                                point -> value(point, "rate").equals("0.5")
                                        && value(point, "train").equals("200"),
                                axis -> true)
                        .stream()
                        .map(ValueAtPoints::where)
                        .toList());
    }

    @Test
    void whereAxesMoveTogetherNamesItsOwn() {
        List<Point> zipped = List.of(point("train", "100", "rate", "0"), point("train", "200", "rate", "0.5"));

        assertEquals(
                List.of("rate=0", "rate=0.5"),
                ValueAtPoints.of(zipped, point -> value(point, "train"), "rate"::equals).stream()
                        .map(ValueAtPoints::where)
                        .toList());
    }

    @Test
    void countsWhatWouldBeTooLong() {
        List<Point> points = IntStream.range(0, 9)
                .mapToObj(i -> point("rate", String.valueOf(i)))
                .toList();

        assertEquals(
                List.of("rate=0", "rate=1; rate=2; rate=3; rate=4; and 4 more"),
                ValueAtPoints.of(points, point -> value(point, "rate").equals("0"), axis -> true).stream()
                        .map(ValueAtPoints::where)
                        .toList());
    }
}
