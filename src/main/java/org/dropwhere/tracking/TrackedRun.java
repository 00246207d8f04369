package org.dropwhere.tracking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.spec.PrimaryMetric.Moment;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Score;
import org.dropwhere.training.TestScores;

/**
 * A planned run that has ended. Variants that are the same model share a trial, and each has a run of its own here.
 *
 * @param name the variant, the point of the sweep if there is one, and the seed, with slashes: {@code control/seed-1};
 *     different for each run of a plan, and a path of folders on every system
 * @param settings what tells it from other runs, each a {@link Double} or a {@link String}, in a fixed order: the
 *     {@code variant}, the axes of the sweep, the {@code seed}, and {@code dropout.SITE} with the rate at every site
 *     where a trial of the plan drops, 0 where this one does not
 * @param run what was planned
 * @param outcome how it ended
 */
public record TrackedRun(String name, Map<String, Object> settings, PlannedRun run, Outcome outcome) {

    /** Copies the map, whose order it keeps. */
    public TrackedRun {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** Whether it was trained to its end. */
    public boolean hasFinished() {
        return outcome instanceof Outcome.Finished;
    }

    /**
     * Losses and accuracies of each epoch, in the order of the epochs; then all metrics of the test sequences, if it
     * has finished, at the epoch whose weights answered them.
     */
    public List<TrackedValue> values() {
        List<TrackedValue> values = new ArrayList<>();
        for (EpochMetrics epoch : outcome.epochs()) {
            int number = epoch.epoch();
            values.add(new TrackedValue(ValueNames.TRAIN_LOSS, number, epoch.trainLoss()));
            values.add(new TrackedValue(ValueNames.LOSS_WITH_DROPOUT, number, epoch.loss()));
            values.add(new TrackedValue(ValueNames.VALIDATION_LOSS, number, epoch.validationLoss()));
            values.add(new TrackedValue(ValueNames.TRAIN_ACCURACY, number, epoch.trainAccuracy()));
            values.add(new TrackedValue(ValueNames.VALIDATION_ACCURACY, number, epoch.validationAccuracy()));
        }
        if (outcome instanceof Outcome.Finished finished) {
            addTest(finished, finished.test(), false, values);
            finished.withDropout().ifPresent(test -> addTest(finished, test, true, values));
        }
        return values.stream().filter(value -> Double.isFinite(value.value())).toList();
    }

    private static void addTest(
            Outcome.Finished finished, TestScores test, boolean withDropout, List<TrackedValue> values) {
        add(test.atBest(), withDropout, Moment.BEST, finished.bestEpoch(), values);
        add(test.atLast(), withDropout, Moment.LAST, finished.lastEpoch(), values);
    }

    private static void add(Score score, boolean withDropout, Moment moment, int epoch, List<TrackedValue> values) {
        score.values()
                .forEach((metric, value) ->
                        values.add(new TrackedValue(ValueNames.ofTest(metric, withDropout, moment), epoch, value)));
    }
}
