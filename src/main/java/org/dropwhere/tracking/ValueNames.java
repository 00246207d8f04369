package org.dropwhere.tracking;

import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.metric.Metric;

/** What numbers of runs are called: a group, and what was measured. Tools show numbers of a group side by side. */
public final class ValueNames {
    static final String TRAIN_LOSS = "loss/train";
    static final String LOSS_WITH_DROPOUT = "loss/train_with_dropout";
    static final String VALIDATION_LOSS = "loss/validation";
    static final String TRAIN_ACCURACY = "accuracy/train";
    static final String VALIDATION_ACCURACY = "accuracy/validation";

    private ValueNames() {}

    /** Those that a table of runs should have: what verdicts are about, and losses and accuracies. */
    public static List<String> important(Plan plan) {
        PrimaryMetric primary = plan.experiment().analysis().primary();
        return Stream.of(
                        of(primary),
                        of(PrimaryMetric.TEST_ACCURACY_AT_BEST),
                        of(PrimaryMetric.TEST_LOSS_AT_BEST),
                        VALIDATION_ACCURACY,
                        VALIDATION_LOSS,
                        TRAIN_ACCURACY,
                        TRAIN_LOSS)
                .distinct()
                .toList();
    }

    /** For example {@code test/accuracy_at_best} or {@code test_with_dropout/brier_score_at_last}. */
    static String of(PrimaryMetric metric) {
        return ofTest(metric.metric(), metric.withDropout(), metric.moment());
    }

    static String ofTest(Metric metric, boolean withDropout, PrimaryMetric.Moment moment) {
        return (withDropout ? "test_with_dropout/" : "test/")
                + metric.key().replace('-', '_')
                + (moment == PrimaryMetric.Moment.BEST ? "_at_best" : "_at_last");
    }
}
