package org.dropwhere.report.chart;

import org.dropwhere.statistics.SummaryMetric;

/** What metrics are called in charts. */
final class Metrics {
    private Metrics() {}

    /** What one of it is. */
    static String unit(SummaryMetric metric) {
        return switch (metric) {
            case TEST_ACCURACY_AT_BEST, TEST_ACCURACY_AT_LAST, TRAIN_ACCURACY, VALIDATION_ACCURACY, GAP_ACCURACY ->
                "share right";
            case TEST_LOSS_AT_BEST, TEST_LOSS_AT_LAST, TRAIN_LOSS, VALIDATION_LOSS -> "nats";
            case BEST_EPOCH, EPOCHS_UNTIL_SOLVED -> "epochs";
            case SOLVED -> "share of seeds";
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
