package org.dropwhere.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome.Finished;

/**
 * A single number of a finished trial. Accuracies are shares of right answers, losses cross-entropies in nats, all with
 * dropout off. "Best" is the epoch that the validation sequences chose, "last" the last one.
 */
public enum SummaryMetric {
    /** Accuracy on the test sequences after the best epoch. */
    TEST_ACCURACY_AT_BEST("test_accuracy_at_best", trial -> trial.testAtBest().accuracy()),
    /** Loss on the test sequences after the best epoch. */
    TEST_LOSS_AT_BEST("test_loss_at_best", trial -> trial.testAtBest().loss()),
    /** Accuracy on the test sequences after the last epoch. */
    TEST_ACCURACY_AT_LAST("test_accuracy_at_last", trial -> trial.testAtLast().accuracy()),
    /** Loss on the test sequences after the last epoch. */
    TEST_LOSS_AT_LAST("test_loss_at_last", trial -> trial.testAtLast().loss()),
    /** Accuracy on the training sequences and their noisy labels after the last epoch. */
    TRAIN_ACCURACY("train_accuracy", trial -> last(trial).trainAccuracy()),
    /** Loss on the training sequences and their noisy labels after the last epoch. */
    TRAIN_LOSS("train_loss", trial -> last(trial).trainLoss()),
    /** Accuracy on the validation sequences after the last epoch. */
    VALIDATION_ACCURACY("validation_accuracy", trial -> last(trial).validationAccuracy()),
    /** Loss on the validation sequences after the last epoch. */
    VALIDATION_LOSS("validation_loss", trial -> last(trial).validationLoss()),
    /** Training accuracy minus test accuracy, both after the last epoch. */
    GAP_ACCURACY(
            "gap_accuracy",
            trial -> last(trial).trainAccuracy() - trial.testAtLast().accuracy()),
    /** The best epoch, counted from 1. */
    BEST_EPOCH("best_epoch", Finished::bestEpoch),
    /** 1 if the task was solved, 0 if not; the mean is the share of seeds that solved it. */
    SOLVED("solved", (trial, solved) -> solved.share(trial)),
    /** Epochs until the task was solved; the last epoch where it never was. */
    EPOCHS_UNTIL_SOLVED("epochs_until_solved", (trial, solved) -> solved.epochs(trial));

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // The functions above have no state.
    private final ToDoubleBiFunction<Finished, Solved> value;

    SummaryMetric(String key, ToDoubleFunction<Finished> value) {
        this(key, (trial, solved) -> value.applyAsDouble(trial));
    }

    SummaryMetric(String key, ToDoubleBiFunction<Finished, Solved> value) {
        this.key = key;
        this.value = value;
    }

    /** Its name in tables. */
    public String key() {
        return key;
    }

    /** Whether larger values are better, as for accuracies; smaller ones are for losses, gaps and epochs. */
    public boolean higherIsBetter() {
        return switch (this) {
            case TEST_ACCURACY_AT_BEST, TEST_ACCURACY_AT_LAST, TRAIN_ACCURACY, VALIDATION_ACCURACY, SOLVED -> true;
            case TEST_LOSS_AT_BEST,
                    TEST_LOSS_AT_LAST,
                    TRAIN_LOSS,
                    VALIDATION_LOSS,
                    GAP_ACCURACY,
                    BEST_EPOCH,
                    EPOCHS_UNTIL_SOLVED -> false;
        };
    }

    /** What it is called in sentences. */
    public String words() {
        return switch (this) {
            case TEST_ACCURACY_AT_BEST -> "test accuracy";
            case TEST_LOSS_AT_BEST -> "test loss";
            case TEST_ACCURACY_AT_LAST -> "test accuracy after the last epoch";
            case TEST_LOSS_AT_LAST -> "test loss after the last epoch";
            case TRAIN_ACCURACY -> "training accuracy";
            case TRAIN_LOSS -> "training loss";
            case VALIDATION_ACCURACY -> "validation accuracy";
            case VALIDATION_LOSS -> "validation loss";
            case GAP_ACCURACY -> "training minus test accuracy";
            case BEST_EPOCH -> "best epoch";
            case SOLVED -> "share of seeds that solved the task";
            case EPOCHS_UNTIL_SOLVED -> "epochs until the task was solved";
        };
    }

    /** The metric that a file's word names. */
    public static SummaryMetric of(PrimaryMetric primary) {
        return switch (primary) {
            case TEST_ACCURACY_AT_BEST -> TEST_ACCURACY_AT_BEST;
            case TEST_LOSS_AT_BEST -> TEST_LOSS_AT_BEST;
            case TEST_ACCURACY_AT_LAST -> TEST_ACCURACY_AT_LAST;
            case TEST_LOSS_AT_LAST -> TEST_LOSS_AT_LAST;
        };
    }

    /** The difference in it that does not matter, if one is declared. */
    OptionalDouble margin(Margins margins) {
        return switch (this) {
            case TEST_ACCURACY_AT_BEST, TEST_ACCURACY_AT_LAST, TRAIN_ACCURACY, VALIDATION_ACCURACY, GAP_ACCURACY ->
                margins.accuracy();
            case TEST_LOSS_AT_BEST, TEST_LOSS_AT_LAST, TRAIN_LOSS, VALIDATION_LOSS -> margins.loss();
            case BEST_EPOCH, SOLVED, EPOCHS_UNTIL_SOLVED -> OptionalDouble.empty();
        };
    }

    /** The metrics that an experiment has: all, but for those of solving if it does not say when a task is solved. */
    public static List<SummaryMetric> of(Analysis analysis) {
        return Arrays.stream(values())
                .filter(metric -> analysis.solved().isPresent() || !metric.isAboutSolving())
                .toList();
    }

    private boolean isAboutSolving() {
        return this == SOLVED || this == EPOCHS_UNTIL_SOLVED;
    }

    /** Of a trial; how variants are compared says when a task is solved. */
    double of(Finished trial, Analysis analysis) {
        return value.applyAsDouble(trial, new Solved(analysis.solved().orElse(1)));
    }

    /** What values there can be. */
    public Interval possible() {
        return switch (this) {
            case TEST_ACCURACY_AT_BEST, TEST_ACCURACY_AT_LAST, TRAIN_ACCURACY, VALIDATION_ACCURACY, SOLVED ->
                new Interval(0, 1);
            case TEST_LOSS_AT_BEST, TEST_LOSS_AT_LAST, TRAIN_LOSS, VALIDATION_LOSS ->
                new Interval(0, Double.POSITIVE_INFINITY);
            case BEST_EPOCH, EPOCHS_UNTIL_SOLVED -> new Interval(1, Double.POSITIVE_INFINITY);
            case GAP_ACCURACY -> new Interval(-1, 1);
        };
    }

    /** What differences of two values there can be. */
    Interval possibleDifference() {
        double most = possible().width();
        return new Interval(-most, most);
    }

    /**
     * What a sample says of the metric's mean, with an interval that ends where the values do; of a share with Wilson's
     * interval, as it is no mean of normal values.
     */
    Estimate estimate(List<Double> sample) {
        Estimate estimate = Estimate.of(sample).within(possible());
        double hits = sample.stream().mapToDouble(Double::doubleValue).sum();
        return this == SOLVED && estimate.n() > 0
                ? new Estimate(
                        estimate.n(),
                        estimate.mean(),
                        estimate.sd(),
                        Optional.of(Share.wilson(hits, estimate.n()).ci95()))
                : estimate;
    }

    private static EpochMetrics last(Finished trial) {
        List<EpochMetrics> epochs = trial.epochs();
        return epochs.get(epochs.size() - 1);
    }
}
