package org.dropwhere.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.dropwhere.statistics.Curve;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Interval;

/**
 * The part of the y axis that a picture shows.
 *
 * @param low lower end
 * @param high upper end, above the lower
 */
record YRange(double low, double high) {
    private static final double SMALLEST_SPAN = 0.02;
    private static final double TINY = 1e-9;

    /**
     * Shows all means, and the intervals as far as they do not make the means illegible: those of two or three seeds
     * can be many times as wide as the curves are high. What reaches beyond is cut at the edge. The ends are round
     * numbers.
     *
     * @param curves at least one with a point
     * @param least no value is below
     * @param most no value is above
     */
    static YRange of(List<Curve> curves, double least, double most) {
        double low = -extreme(curves, each -> -each.mean().orElseThrow());
        double high = extreme(curves, each -> each.mean().orElseThrow());
        double lowest = -extreme(curves, each -> -interval(each).low());
        double highest = extreme(curves, each -> interval(each).high());
        double reach = Math.max(high - low, SMALLEST_SPAN) / 2;
        double bottom = Math.max(lowest, low - reach);
        double top = Math.min(highest, high + reach);
        if (top - bottom < SMALLEST_SPAN) {
            bottom -= SMALLEST_SPAN / 2;
            top += SMALLEST_SPAN / 2;
        }
        double step = roundStep(top - bottom);
        // The small part keeps a number that is round already from being rounded away by its last bit.
        bottom = Math.floor(bottom / step + TINY) * step;
        top = Math.ceil(top / step - TINY) * step;
        return new YRange(Math.max(least, bottom), Math.min(most, top));
    }

    /** A point without an interval takes up no more than its mean. */
    private static Interval interval(Estimate point) {
        double mean = point.mean().orElseThrow();
        return point.ci95().orElse(new Interval(mean, mean));
    }

    /** The largest of ..., 0.1, 0.2, 0.5, 1, 2, 5, ... that is at most a quarter of the span. */
    private static double roundStep(double span) {
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
