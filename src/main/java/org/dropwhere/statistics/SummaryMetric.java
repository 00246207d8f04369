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
import org.dropwhere.training.RightAnswers;

/**
 * A single number of a finished trial. Accuracies are shares of right answers, losses cross-entropies in nats, all with
 * dropout off. "Best" is the epoch that the validation sequences chose, "last" the last one.
 */
public enum SummaryMetric {
    /** Accuracy on the test sequences after the best epoch. */
    TEST_ACCURACY_AT_BEST(
            "test_accuracy_at_best",
            "test accuracy",
            Quantity.ACCURACY,
            trial -> trial.testAtBest().accuracy()),
    /** Loss on the test sequences after the best epoch. */
    TEST_LOSS_AT_BEST(
            "test_loss_at_best",
            "test loss",
            Quantity.LOSS,
            trial -> trial.testAtBest().loss()),
    /** Accuracy on the test sequences after the last epoch. */
    TEST_ACCURACY_AT_LAST(
            "test_accuracy_at_last",
            "test accuracy after the last epoch",
            Quantity.ACCURACY,
            trial -> trial.testAtLast().accuracy()),
    /** Loss on the test sequences after the last epoch. */
    TEST_LOSS_AT_LAST(
            "test_loss_at_last",
            "test loss after the last epoch",
            Quantity.LOSS,
            trial -> trial.testAtLast().loss()),
    /** Accuracy on the training sequences and their noisy labels after the last epoch. */
    TRAIN_ACCURACY(
            "train_accuracy",
            "training accuracy",
            Quantity.ACCURACY,
            trial -> last(trial).trainAccuracy()),
    /** Loss on the training sequences and their noisy labels after the last epoch. */
    TRAIN_LOSS(
            "train_loss", "training loss", Quantity.LOSS, trial -> last(trial).trainLoss()),
    /** Accuracy on the validation sequences after the last epoch. */
    VALIDATION_ACCURACY(
            "validation_accuracy",
            "validation accuracy",
            Quantity.ACCURACY,
            trial -> last(trial).validationAccuracy()),
    /** Loss on the validation sequences after the last epoch. */
    VALIDATION_LOSS(
            "validation_loss",
            "validation loss",
            Quantity.LOSS,
            trial -> last(trial).validationLoss()),
    /** Training accuracy minus test accuracy, both after the last epoch. */
    GAP_ACCURACY(
            "gap_accuracy",
            "training minus test accuracy",
            Quantity.ACCURACY_GAP,
            trial -> last(trial).trainAccuracy() - trial.testAtLast().accuracy()),
    /** The best epoch, counted from 1. */
    BEST_EPOCH("best_epoch", "best epoch", Quantity.EPOCHS, Finished::bestEpoch),
    /** 1 if the task was solved, 0 if not; the mean is the share of seeds that solved it. */
    SOLVED(
            "solved",
            "share of seeds that solved the task",
            Quantity.SHARE_OF_SEEDS,
            (trial, solved) -> solved.share(trial)),
    /** Epochs until the task was solved; the last epoch where it never was. */
    EPOCHS_UNTIL_SOLVED(
            "epochs_until_solved",
            "epochs until the task was solved",
            Quantity.EPOCHS,
            (trial, solved) -> solved.epochs(trial));

    private final String key;
    private final String words;
    private final Quantity quantity;

    @SuppressWarnings("ImmutableEnumChecker") // The functions above have no state.
    private final ToDoubleBiFunction<Finished, SolvedCriterion> value;

    SummaryMetric(String key, String words, Quantity quantity, ToDoubleFunction<Finished> value) {
        this(key, words, quantity, (trial, solved) -> value.applyAsDouble(trial));
    }

    SummaryMetric(String key, String words, Quantity quantity, ToDoubleBiFunction<Finished, SolvedCriterion> value) {
        this.key = key;
        this.words = words;
        this.quantity = quantity;
        this.value = value;
    }

    /** Its name in tables. */
    public String key() {
        return key;
    }

    /** What it is called in sentences. */
    public String words() {
        return words;
    }

    /** What it measures. */
    public Quantity quantity() {
        return quantity;
    }

    /** Whether larger values are better, as for accuracies; smaller ones are for losses, gaps and epochs. */
    public boolean higherIsBetter() {
        return quantity.higherIsBetter();
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
    public OptionalDouble margin(Margins margins) {
        return switch (quantity) {
            case ACCURACY, ACCURACY_GAP -> margins.accuracy();
            case LOSS -> margins.loss();
            case EPOCHS, SHARE_OF_SEEDS -> OptionalDouble.empty();
        };
    }

    /** The metrics that an experiment has: all, without those of solving if it declares no threshold for that. */
    public static List<SummaryMetric> of(Analysis analysis) {
        return Arrays.stream(values())
                .filter(metric -> analysis.solved().isPresent() || !metric.isAboutSolving())
                .toList();
    }

    private boolean isAboutSolving() {
        return this == SOLVED || this == EPOCHS_UNTIL_SOLVED;
    }

    /**
     * The value of a trial.
     *
     * @param analysis declares from which validation accuracy on the task is solved
     */
    double of(Finished trial, Analysis analysis) {
        return value.applyAsDouble(trial, new SolvedCriterion(analysis.solved().orElse(1)));
    }

    /** Whether it is the share of right answers to the test sequences. */
    public boolean isTestAccuracy() {
        return this == TEST_ACCURACY_AT_BEST || this == TEST_ACCURACY_AT_LAST;
    }

    /** Which test sequences the value of a trial is the share of; not kept for what is no test accuracy. */
    RightAnswers answers(Finished trial) {
        return switch (this) {
            case TEST_ACCURACY_AT_BEST -> trial.answers().atBest();
            case TEST_ACCURACY_AT_LAST -> trial.answers().atLast();
            default -> RightAnswers.NOT_KEPT;
        };
    }

    /** The values that there can be. */
    public Interval possible() {
        return quantity.possible();
    }

    /** What differences of two values there can be. */
    Interval possibleDifference() {
        double most = possible().width();
        return new Interval(-most, most);
    }

    /**
     * The estimate of the metric's mean, with an interval that ends where the values do; of a share with Wilson's
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
                        Optional.of(new Proportion(hits, estimate.n()).wilson95()))
                : estimate;
    }

    private static EpochMetrics last(Finished trial) {
        List<EpochMetrics> epochs = trial.epochs();
        return epochs.get(epochs.size() - 1);
    }
}
