package org.dropwhere.statistics;

import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome.Finished;

/**
 * When a trial has solved its task: in the first epoch after which its validation accuracy reaches a threshold.
 *
 * @param threshold the accuracy
 */
record SolvedCriterion(double threshold) {

    /** 1 if it has, 0 if it never has. */
    double share(Finished trial) {
        return trial.epochs().stream().anyMatch(this::isReached) ? 1 : 0;
    }

    /**
     * Epochs until then. A trial that never has counts as one that has in its last epoch: the mean is the restricted
     * mean time (Royston and Parmar 2013), which is well defined as all trials have equally many epochs; with early
     * stopping it says how long was tried.
     */
    double epochs(Finished trial) {
        return trial.epochs().stream()
                .filter(this::isReached)
                .mapToInt(EpochMetrics::epoch)
                .findFirst()
                .orElse(trial.epochs().size());
    }

    private boolean isReached(EpochMetrics epoch) {
        return epoch.validationAccuracy() >= threshold;
    }
}
