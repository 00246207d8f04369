package org.dropwhere.report.chart;

import org.dropwhere.statistics.SummaryMetric;

/** The names and units of metrics in charts. */
final class MetricText {
    private MetricText() {}

    /** The unit. */
    static String unit(SummaryMetric metric) {
        return switch (metric.quantity()) {
            case ACCURACY, ACCURACY_GAP -> "share right";
            case LOSS -> "nats";
            case EPOCHS -> "epochs";
            case SHARE_OF_SEEDS -> "share of seeds";
        };
    }

    /** In words, with its unit. */
    static String axis(SummaryMetric metric) {
        return metric.words() + " (" + unit(metric) + ")";
    }

    /** When it is taken, for the notes of charts. */
    static String when(SummaryMetric metric) {
        return switch (metric) {
            case TEST_ACCURACY_AT_BEST, TEST_LOSS_AT_BEST -> "at the best validation epoch";
            default -> "after the last epoch";
        };
    }
}
