package org.dropwhere.statistics;

import java.util.function.ToDoubleFunction;
import org.dropwhere.training.EpochMetrics;

/** What is measured after every epoch, dropout off: accuracies as shares of right answers, losses in nats. */
public enum CurveMetric {
    /** On the training sequences and their noisy labels. */
    TRAIN_ACCURACY(EpochMetrics::trainAccuracy, Quantity.ACCURACY),
    /** On the training sequences and their noisy labels. */
    TRAIN_LOSS(EpochMetrics::trainLoss, Quantity.LOSS),
    /** On the validation sequences. */
    VALIDATION_ACCURACY(EpochMetrics::validationAccuracy, Quantity.ACCURACY),
    /** On the validation sequences. */
    VALIDATION_LOSS(EpochMetrics::validationLoss, Quantity.LOSS);

    @SuppressWarnings("ImmutableEnumChecker") // The functions above have no state.
    private final ToDoubleFunction<EpochMetrics> value;

    @SuppressWarnings("ImmutableEnumChecker") // A quantity is a record of numbers and words.
    private final Quantity quantity;

    CurveMetric(ToDoubleFunction<EpochMetrics> value, Quantity quantity) {
        this.value = value;
        this.quantity = quantity;
    }

    /** The values that there can be. */
    Interval possible() {
        return quantity.possible();
    }

    double of(EpochMetrics epoch) {
        return value.applyAsDouble(epoch);
    }
}
