package org.dropwhere.report.chart;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.dropwhere.statistics.Curve;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Interval;

/**
 * The part of an axis that a panel shows.
 *
 * @param low lower end
 * @param high upper end, above the lower
 */
record Range(double low, double high) {
    private static final double SMALLEST_SPAN = 0.02;
    /** Of the numbers themselves: a smaller span would show their last bits. */
    private static final double SMALLEST_SHARE = 1e-4;

    private static final double TINY = 1e-9;

    /**
     * Shows all means, and intervals and single seeds as far as they do not make the means illegible: the intervals of
     * two or three seeds can be many times as wide as the curves are high. What reaches beyond is cut at the edge. The
     * ends are round numbers.
     *
     * @param curves at least one with a point
     * @param least no value is below
     * @param most no value is above
     */
    static Range of(List<Curve> curves, double least, double most) {
        return of(curves, least, most, false);
    }

    /**
     * Likewise, with all of the single seeds, where no value can be so far away that it flattens all else.
     *
     * @param curves at least one with a point
     * @param possible what a value can be, between two numbers
     */
    static Range withSeeds(List<Curve> curves, Interval possible) {
        return of(curves, possible.low(), possible.high(), true);
    }

    private static Range of(List<Curve> curves, double least, double most, boolean allSeeds) {
        double low = -extreme(curves, each -> -each.mean().orElseThrow());
        double high = extreme(curves, each -> each.mean().orElseThrow());
        double[] seeds = curves.stream()
                .flatMap(curve -> curve.seeds().stream())
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double lowest =
                Math.min(seeds[0], -extreme(curves, each -> -interval(each).low()));
        double highest = Math.max(
                seeds[seeds.length - 1], extreme(curves, each -> interval(each).high()));
        double reach = Math.max(high - low, SMALLEST_SPAN) / 2;
        double bottom = Math.max(lowest, low - reach);
        double top = Math.min(highest, high + reach);
        return allSeeds
                ? round(Math.min(bottom, seeds[0]), Math.max(top, seeds[seeds.length - 1]), least, most)
                : round(bottom, top, least, most);
    }

    /**
     * Shows all of some values, between round numbers.
     *
     * @param values at least one
     * @param possible what a value can be; the axis ends there
     */
    static Range covering(List<Double> values, Interval possible) {
        return round(Collections.min(values), Collections.max(values), possible.low(), possible.high());
    }

    private static Range round(double from, double to, double least, double most) {
        double bottom = from;
        double top = to;
        double smallest = Math.max(SMALLEST_SPAN, SMALLEST_SHARE * Math.max(Math.abs(from), Math.abs(to)));
        if (top - bottom < smallest) {
            bottom -= smallest / 2;
            top += smallest / 2;
        }
        double step = roundStep(top - bottom);
        // The small part keeps a number that is round already from being rounded away by its last bit.
        bottom = Math.floor(bottom / step + TINY) * step;
        top = Math.ceil(top / step - TINY) * step;
        return new Range(Math.max(least, bottom), Math.min(most, top));
    }

    /** A point without an interval takes up no more than its mean. */
    private static Interval interval(Estimate point) {
        double mean = point.mean().orElseThrow();
        return point.ci95().orElse(new Interval(mean, mean));
    }

    /** The largest of ..., 0.1, 0.2, 0.5, 1, 2, 5, ... that is at most a quarter of the span. */
    static double roundStep(double span) {
        double power = Math.pow(10, Math.floor(Math.log10(span / 4)));
        double digit = span / 4 / power;
        return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
    }

    private static double extreme(List<Curve> curves, ToDoubleFunction<Estimate> value) {
        OptionalDouble largest = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(value)
                .max();
        return largest.orElseThrow(() -> new IllegalArgumentException("No curve has a point"));
    }

    double span() {
        return high - low;
    }
}
