package org.dropwhere.report.chart;

import java.util.List;

/** Whether an axis can show numbers to scale. */
final class AxisNumbers {
    /** Spans beyond these cannot be drawn to scale with numbers of such a size. */
    private static final double SMALLEST_SPAN = 1e-290;

    private static final double LARGEST_SPAN = 1e290;
    /** The smallest part of the axis between two values at which both still have a name. */
    private static final double LEAST_GAP = 0.07;

    private AxisNumbers() {}

    /** Whether an axis can have this span. */
    static boolean isDrawable(double span) {
        return span > SMALLEST_SPAN && span < LARGEST_SPAN;
    }

    /** Whether numbers in ascending order are far enough apart for their labels on an axis. */
    static boolean spread(List<Double> numbers) {
        double span = numbers.get(numbers.size() - 1) - numbers.get(0);
        if (!isDrawable(span)) {
            return false;
        }
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) - numbers.get(i - 1) < LEAST_GAP * span) {
                return false;
            }
        }
        return true;
    }
}
