package org.dropwhere.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Point;
import org.dropwhere.statistics.Curve;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Interval;
import org.junit.jupiter.api.Test;

class RangeTest {
    private static final double UNBOUNDED = Double.POSITIVE_INFINITY;

    @Test
    void showsAllMeansBetweenRoundNumbers() {
        assertRange(0.5, 0.9, Range.of(curve(List.of(List.of(0.51), List.of(0.88))), 0, 1));
    }

    @Test
    void keepsNumbersThatAreRoundAlready() {
        assertRange(0.3, 0.7, Range.of(curve(List.of(List.of(0.3), List.of(0.7))), 0, 1));
    }

    @Test
    void showsWholeIntervalsWhereTheyAreNarrow() {
        // The interval of 0.84, 0.85 and 0.86 ends at 0.8749, that of 0.51, 0.52 and 0.53 begins at 0.4951.
        assertRange(0.45, 0.9, Range.of(curve(List.of(List.of(0.51, 0.52, 0.53), List.of(0.84, 0.85, 0.86))), 0, 1));
    }

    @Test
    void cutsIntervalsThatWouldFlattenTheCurves() {
        // The interval of 0.2 and 0.8 reaches from -3.3 to 4.3.
        assertRange(0.2, 1.2, Range.of(curve(List.of(List.of(0.2, 0.8), List.of(0.9, 0.9))), 0, UNBOUNDED));
    }

    @Test
    void staysWithinWhatIsPossible() {
        assertRange(0.99, 1, Range.of(curve(List.of(List.of(1.0))), 0, 1));
        assertRange(0, 0.01, Range.of(curve(List.of(List.of(0.0))), 0, UNBOUNDED));
    }

    @Test
    void showsSingleSeedsAsFarAsTheyDoNotFlattenTheCurves() {
        // Of ten seeds one is far below.
        List<Double> seeds = List.of(0.1, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9);
        assertRange(
                0.75,
                1,
                Range.of(curve(List.of(seeds, seeds.stream().map(v -> 0.95).toList())), 0, 1));
    }

    @Test
    void showsAllSingleSeedsWhereThatIsAsked() {
        List<Double> seeds = List.of(0.1, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9);
        List<Curve> curves = curve(List.of(seeds, seeds.stream().map(v -> 0.95).toList()));
        assertRange(0, 1, Range.withSeeds(curves, new Interval(0, 1)));
    }

    @Test
    void leavesRoomAroundOneNumberHoweverLarge() {
        Range range = Range.covering(List.of(1e20), new Interval(0, UNBOUNDED));
        assertTrue(range.low() < 1e20 && 1e20 < range.high(), range.toString());
    }

    /** From the values of the seeds at each epoch. */
    private static List<Curve> curve(List<List<Double>> samples) {
        return List.of(new Curve(
                new Arm(Point.ONLY, "control"),
                samples.stream().map(Estimate::of).toList(),
                IntStream.range(0, samples.get(0).size())
                        .mapToObj(seed ->
                                samples.stream().map(epoch -> epoch.get(seed)).toList())
                        .toList()));
    }

    private static void assertRange(double low, double high, Range range) {
        assertEquals(low, range.low(), 1e-9);
        assertEquals(high, range.high(), 1e-9);
    }
}
