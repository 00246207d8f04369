package org.dropwhere.statistics;

import java.util.function.ToDoubleFunction;
import org.dropwhere.training.EpochMetrics;

/** What is measured after every epoch, dropout off: accuracies as shares of right answers, losses in nats. */
public enum CurveMetric {
    /** On the training sequences and their noisy labels. */
    TRAIN_ACCURACY(EpochMetrics::trainAccuracy),
    /** On the training sequences and their noisy labels. */
    TRAIN_LOSS(EpochMetrics::trainLoss),
    /** On the validation sequences. */
    VALIDATION_ACCURACY(EpochMetrics::validationAccuracy),
    /** On the validation sequences. */
    VALIDATION_LOSS(EpochMetrics::validationLoss);

    @SuppressWarnings("ImmutableEnumChecker") // The functions above have no state.
    private final ToDoubleFunction<EpochMetrics> value;

    CurveMetric(ToDoubleFunction<EpochMetrics> value) {
        this.value = value;
    }

    /** What values there can be. */
    Interval possible() {
        return switch (this) {
            case TRAIN_ACCURACY, VALIDATION_ACCURACY -> new Interval(0, 1);
            case TRAIN_LOSS, VALIDATION_LOSS -> new Interval(0, Double.POSITIVE_INFINITY);
        };
    }

    double of(EpochMetrics epoch) {
        return value.applyAsDouble(epoch);
    }
}
