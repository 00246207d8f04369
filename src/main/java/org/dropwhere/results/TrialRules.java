package org.dropwhere.results;

import java.util.List;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Epochs;
import org.dropwhere.training.KeptWeights;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.RightAnswers;
import org.dropwhere.training.Score;

/**
 * What holds of every outcome that training can come to, whatever checksum it has. What breaks a rule is an
 * {@link IllegalArgumentException} with a clause.
 */
final class TrialRules {
    private TrialRules() {}

    /** Finite numbers, and shares that are such. */
    static EpochMetrics sound(EpochMetrics metrics) {
        String where = " of epoch " + metrics.epoch();
        requireLoss("a loss" + where, metrics.loss());
        requireLoss("a loss" + where, metrics.trainLoss());
        requireLoss("a loss" + where, metrics.validationLoss());
        requireShare("an accuracy" + where, metrics.trainAccuracy());
        requireShare("an accuracy" + where, metrics.validationAccuracy());
        return metrics;
    }

    /** Finite numbers, and shares that are such. */
    static Score sound(Score score) {
        score.values()
                .forEach((metric, value) -> require(
                        Double.isFinite(value) && value >= 0 && value <= metric.most(),
                        "a test " + metric.words() + " is " + value));
        return score;
    }

    /** The accuracy of the answers, where these are kept. */
    static void requireAccuracy(Score score, RightAnswers answers) {
        require(
                !answers.areKept() || answers.accuracy() == score.accuracy(),
                "a test accuracy is " + score.accuracy() + " where " + answers.accuracy()
                        + " of the answers are right");
    }

    /** As many epochs as were to be trained, and what was to be measured. */
    static Outcome sound(Outcome outcome, TrialDescription trial) {
        List<EpochMetrics> epochs = outcome.epochs();
        int all = trial.training().epochs();
        if (outcome instanceof Outcome.Finished finished) {
            require(
                    epochs.size() <= all && Epochs.areOver(epochs, trial.training()),
                    "there are " + epochs.size() + " epochs of " + all);
            int last = Epochs.last(epochs, trial.training());
            require(
                    finished.lastEpoch() == last,
                    "it ended with the weights of epoch " + finished.lastEpoch() + ", not " + last);
            require(
                    finished.withDropout().isPresent() == trial.training().dropoutSamples() > 0,
                    "scores with dropout are missing, or there are some that were not asked for");
            requireAccuracy(finished.testAtBest(), finished.answers().atBest());
            requireAccuracy(finished.testAtLast(), finished.answers().atLast());
        } else if (outcome instanceof Outcome.Failed failed) {
            require(epochs.size() <= all, "there are " + epochs.size() + " epochs of " + all);
            // It may fail at what comes after an epoch.
            require(
                    failed.epoch() == epochs.size() + 1 || (failed.epoch() == epochs.size() && failed.epoch() > 0),
                    "it failed in epoch " + failed.epoch() + " of " + epochs.size());
        }
        return outcome;
    }

    /**
     * The weights of epochs before that the trial needs; those of the best epoch may be there without need, since an
     * earlier run may have kept them.
     */
    static void requireKept(KeptWeights kept, TrialDescription trial) {
        require(
                (kept.best().isPresent() || !KeptWeights.needsBest(trial))
                        && kept.restorable().isPresent() == KeptWeights.needsRestorable(trial),
                "weights of epochs before are missing, or there are some that nobody needs");
    }

    static void requireBest(int best, List<EpochMetrics> epochs) {
        require(best >= 1 && best <= epochs.size(), "the best epoch is " + best + " of " + epochs.size());
    }

    private static void requireLoss(String what, double loss) {
        require(Double.isFinite(loss) && loss >= 0, what + " is " + loss);
    }

    private static void requireShare(String what, double accuracy) {
        require(accuracy >= 0 && accuracy <= 1, what + " is " + accuracy);
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
