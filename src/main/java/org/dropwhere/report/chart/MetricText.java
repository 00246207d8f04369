package org.dropwhere.report.chart;

import org.dropwhere.statistics.SummaryMetric;

/** The names and units of metrics in charts. */
final class MetricText {
    private MetricText() {}

    /** The unit. */
    static String unit(SummaryMetric metric) {
        return metric.quantity().unit();
    }

    /** In words, with its unit. */
    static String axis(SummaryMetric metric) {
        return metric.words() + " (" + unit(metric) + ")";
    }

    /** When it is taken, for the notes of charts. */
    static String when(SummaryMetric metric) {
        return metric.isAtBest() ? "at the best validation epoch" : "after the last epoch";
    }
}
