package org.dropwhere.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dropwhere.plan.Point;
import org.junit.jupiter.api.Test;

class SweepAxisTest {
    @Test
    void putsNumbersInOrderAndKeepsWordsAsTheyCome() {
        List<SweepAxis> axes = SweepAxis.of(grid(List.of("10", "2.5"), List.of("parity", "majority", "bigram")));
        assertEquals(
                List.of(
                        new SweepAxis(List.of("a"), List.of("2.5", "10")),
                        new SweepAxis(List.of("b"), List.of("parity", "majority", "bigram"))),
                axes);
    }

    @Test
    void takesAxesThatMoveTogetherAsOne() {
        List<Point> zipped = List.of(point("1", "20"), point("2", "40"));
        assertEquals(List.of(new SweepAxis(List.of("a", "b"), List.of("1 / 20", "2 / 40"))), SweepAxis.of(zipped));
    }

    @Test
    void takesNumbersThatWereDrawnForAnAxisEach() {
        List<Point> drawn = List.of(point("1", "20"), point("2", "40"), point("3", "30"));
        assertEquals(
                List.of(
                        new SweepAxis(List.of("a"), List.of("1", "2", "3")),
                        new SweepAxis(List.of("b"), List.of("20", "30", "40"))),
                SweepAxis.of(drawn));
        List<Point> falling = List.of(point("1", "40"), point("2", "30"), point("3", "20"));
        assertEquals(1, SweepAxis.of(falling).size());
    }

    @Test
    void standsValuesWhereTheNumbersAreUnlessTheyLieTooClose() {
        assertEquals(List.of(0.0, 0.1, 0.5), new SweepAxis(List.of("a"), List.of("0", "0.1", "0.5")).positions());
        assertEquals(List.of(0.0, 1.0, 2.0), new SweepAxis(List.of("a"), List.of("1", "2", "500")).positions());
        assertEquals(List.of(0.0, 1.0), new SweepAxis(List.of("a"), List.of("parity", "3")).positions());
    }

    @Test
    void namesValuesInFewWords() {
        List<String> values = List.of("{rate: 0.25, time: per-step} / 20", "{rate: 0.25, time: per-sequence} / 40");
        assertEquals(
                List.of("0.25 per-step / 20", "0.25 per-sequence / 40"),
                new SweepAxis(List.of("a", "b"), values).names());
    }

    private static List<Point> grid(List<String> as, List<String> bs) {
        return as.stream().flatMap(a -> bs.stream().map(b -> point(a, b))).toList();
    }

    private static Point point(String a, String b) {
        Map<String, String> values = new LinkedHashMap<>();
        Stream.of("a", "b").forEach(axis -> values.put(axis, axis.equals("a") ? a : b));
        return new Point(values);
    }
}
