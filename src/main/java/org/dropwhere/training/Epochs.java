package org.dropwhere.training;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.dropwhere.spec.Monitor;
import org.dropwhere.spec.Training;

/**
 * What follows from the epochs that were trained: nothing else decides when training ends and how far a step goes, so
 * that a resumed trial is the same trial.
 */
public final class Epochs {
    private Epochs() {}

    /** Whether no epoch follows these. */
    public static boolean areOver(List<EpochMetrics> epochs, Training training) {
        return epochs.size() >= training.epochs()
                || training.earlyStopping()
                        .filter(stopping -> stopping.isOver(history(epochs)))
                        .isPresent();
    }

    /** The epoch, counted from 1, whose weights are those with which training ends if it ends after these epochs. */
    public static int last(List<EpochMetrics> epochs, Training training) {
        return training.earlyStopping()
                .filter(stopping -> stopping.bestWeights())
                .map(stopping -> stopping.bestEpoch(history(epochs)))
                .orElse(epochs.size());
    }

    /** The learning rates of the epoch after these, by the numbers of steps, which count from 1. */
    static LongToDoubleFunction learningRates(List<EpochMetrics> epochs, Training training) {
        double initial = training.optimizer().learningRate();
        return training.schedule()
                .map(schedule -> schedule.learningRates(initial, history(epochs)))
                .orElse(step -> initial);
    }

    private static Monitor.History history(List<EpochMetrics> epochs) {
        return monitor -> epochs.stream().mapToDouble(value(monitor)).toArray();
    }

    private static ToDoubleFunction<EpochMetrics> value(Monitor monitor) {
        return switch (monitor) {
            case VALIDATION_LOSS -> EpochMetrics::validationLoss;
            case VALIDATION_ACCURACY -> EpochMetrics::validationAccuracy;
            case LOSS -> EpochMetrics::loss;
        };
    }
}
