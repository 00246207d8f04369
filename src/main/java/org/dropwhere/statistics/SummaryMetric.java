package org.dropwhere.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import org.dropwhere.plan.Plan;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.PrimaryMetric.Moment;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.training.Outcome.Finished;
import org.dropwhere.training.RightAnswers;
import org.dropwhere.training.Score;
import org.dropwhere.training.TestScores;

/**
 * A single number of a finished trial. Accuracies are shares of right answers, losses cross-entropies in nats, all with
 * dropout off unless the name says otherwise. "Best" is the epoch that the validation sequences chose, "last" the one
 * whose weights training ended with. There is one of each, so that they are compared by identity.
 */
public final class SummaryMetric {
    /** Of the test sequences: those without dropout, then those with it. */
    private static final List<SummaryMetric> OF_TEST =
            PrimaryMetric.ALL.stream().map(SummaryMetric::ofTest).toList();

    /** Accuracy on the test sequences after the best epoch. */
    public static final SummaryMetric TEST_ACCURACY_AT_BEST = of(PrimaryMetric.TEST_ACCURACY_AT_BEST);
    /** Loss on the test sequences after the best epoch. */
    public static final SummaryMetric TEST_LOSS_AT_BEST = of(PrimaryMetric.TEST_LOSS_AT_BEST);
    /** Accuracy on the test sequences after the last epoch. */
    public static final SummaryMetric TEST_ACCURACY_AT_LAST = of(PrimaryMetric.TEST_ACCURACY_AT_LAST);
    /** Loss on the test sequences after the last epoch. */
    public static final SummaryMetric TEST_LOSS_AT_LAST = of(PrimaryMetric.TEST_LOSS_AT_LAST);
    /** Accuracy on the training sequences and their noisy labels after the last epoch. */
    public static final SummaryMetric TRAIN_ACCURACY = always(
            "train_accuracy",
            "training accuracy",
            Quantity.ACCURACY,
            trial -> trial.last().trainAccuracy());
    /** Loss on the training sequences and their noisy labels after the last epoch. */
    public static final SummaryMetric TRAIN_LOSS = always(
            "train_loss", "training loss", Quantity.LOSS, trial -> trial.last().trainLoss());
    /** Accuracy on the validation sequences after the last epoch. */
    public static final SummaryMetric VALIDATION_ACCURACY = always(
            "validation_accuracy",
            "validation accuracy",
            Quantity.ACCURACY,
            trial -> trial.last().validationAccuracy());
    /** Loss on the validation sequences after the last epoch. */
    public static final SummaryMetric VALIDATION_LOSS = always(
            "validation_loss",
            "validation loss",
            Quantity.LOSS,
            trial -> trial.last().validationLoss());
    /** Training accuracy minus test accuracy, both after the last epoch. */
    public static final SummaryMetric GAP_ACCURACY = always(
            "gap_accuracy",
            "training minus test accuracy",
            Quantity.ACCURACY_GAP,
            trial -> trial.last().trainAccuracy() - trial.testAtLast().accuracy());
    /** The best epoch, counted from 1. */
    public static final SummaryMetric BEST_EPOCH =
            always("best_epoch", "best epoch", Quantity.EPOCHS, Finished::bestEpoch);
    /** How many epochs were trained before early stopping, or all. */
    public static final SummaryMetric EPOCHS_TRAINED = always(
            "epochs_trained",
            "epochs trained",
            Quantity.EPOCHS,
            trial -> trial.epochs().size());
    /** 1 if the task was solved, 0 if not; the mean is the share of seeds that solved it. */
    public static final SummaryMetric SOLVED = new SummaryMetric(
            "solved",
            "share of seeds that solved the task",
            Quantity.SHARE_OF_SEEDS,
            Optional.empty(),
            (trial, solved) -> OptionalDouble.of(solved.share(trial)));
    /** Epochs until the task was solved; the last epoch where it never was. */
    public static final SummaryMetric EPOCHS_UNTIL_SOLVED = new SummaryMetric(
            "epochs_until_solved",
            "epochs until the task was solved",
            Quantity.EPOCHS,
            Optional.empty(),
            (trial, solved) -> OptionalDouble.of(solved.epochs(trial)));

    private final String key;
    private final String words;
    private final Quantity quantity;
    private final Optional<PrimaryMetric> ofTest;
    private final BiFunction<Finished, SolvedCriterion, OptionalDouble> value;

    private SummaryMetric(
            String key,
            String words,
            Quantity quantity,
            Optional<PrimaryMetric> ofTest,
            BiFunction<Finished, SolvedCriterion, OptionalDouble> value) {
        this.key = key;
        this.words = words;
        this.quantity = quantity;
        this.ofTest = ofTest;
        this.value = value;
    }

    private static SummaryMetric always(String key, String words, Quantity quantity, ToDoubleFunction<Finished> value) {
        return new SummaryMetric(
                key,
                words,
                quantity,
                Optional.empty(),
                (trial, solved) -> OptionalDouble.of(value.applyAsDouble(trial)));
    }

    private static SummaryMetric ofTest(PrimaryMetric primary) {
        String words = "test " + primary.metric().words() + (primary.withDropout() ? " with dropout" : "")
                + (primary.moment() == Moment.LAST ? " after the last epoch" : "");
        return new SummaryMetric(
                primary.key().replace('-', '_'),
                words,
                Quantity.of(primary.metric()),
                Optional.of(primary),
                (trial, solved) -> value(trial, primary));
    }

    private static OptionalDouble value(Finished trial, PrimaryMetric primary) {
        Optional<TestScores> scores = primary.withDropout() ? trial.withDropout() : Optional.of(trial.test());
        Optional<Score> score = scores.map(both -> primary.moment() == Moment.BEST ? both.atBest() : both.atLast());
        return score.map(of -> of.of(primary.metric())).orElseGet(OptionalDouble::empty);
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

    /** Whether it is measured with the weights after the best validation epoch. */
    public boolean isAtBest() {
        return ofTest.filter(primary -> primary.moment() == Moment.BEST).isPresent();
    }

    /** Whether larger values are better, as for accuracies; smaller ones are for losses, gaps and epochs. */
    public boolean higherIsBetter() {
        return quantity.higherIsBetter();
    }

    /** The metric that a file's word names. */
    public static SummaryMetric of(PrimaryMetric primary) {
        return OF_TEST.get(PrimaryMetric.ALL.indexOf(primary));
    }

    /** The difference in it that does not matter, if one is declared. */
    public OptionalDouble margin(Margins margins) {
        return quantity.metric().map(margins::of).orElseGet(OptionalDouble::empty);
    }

    /**
     * The metrics that are summarised for an experiment: the primary one and those that every experiment has, and those
     * of solving if it declares a threshold for that.
     */
    public static List<SummaryMetric> of(Analysis analysis) {
        List<SummaryMetric> metrics = new ArrayList<>(List.of(
                TEST_ACCURACY_AT_BEST,
                TEST_LOSS_AT_BEST,
                TEST_ACCURACY_AT_LAST,
                TEST_LOSS_AT_LAST,
                TRAIN_ACCURACY,
                TRAIN_LOSS,
                VALIDATION_ACCURACY,
                VALIDATION_LOSS,
                GAP_ACCURACY,
                BEST_EPOCH));
        SummaryMetric primary = of(analysis.primary());
        if (!metrics.contains(primary)) {
            metrics.add(0, primary);
        }
        if (analysis.solved().isPresent()) {
            metrics.addAll(List.of(SOLVED, EPOCHS_UNTIL_SOLVED));
        }
        return metrics;
    }

    /** The same with the epochs trained, where training may end early. */
    public static List<SummaryMetric> of(Plan plan) {
        List<SummaryMetric> metrics = new ArrayList<>(of(plan.experiment().analysis()));
        if (plan.exampleTrials().values().stream()
                .anyMatch(trial -> trial.training().earlyStopping().isPresent())) {
            metrics.add(metrics.indexOf(BEST_EPOCH) + 1, EPOCHS_TRAINED);
        }
        return metrics;
    }

    /**
     * The value of a trial; absent where it was not measured or is not defined.
     *
     * @param analysis declares from which validation accuracy on the task is solved
     */
    OptionalDouble of(Finished trial, Analysis analysis) {
        return value.apply(trial, new SolvedCriterion(analysis.solved().orElse(1)));
    }

    /** Whether it is the share of right answers to the test sequences, which are kept where all seeds share these. */
    public boolean isTestAccuracy() {
        return this == TEST_ACCURACY_AT_BEST || this == TEST_ACCURACY_AT_LAST;
    }

    /** Whether it is of the test sequences and neither their accuracy nor their loss without dropout. */
    public boolean isAdditional() {
        return ofTest.filter(primary -> primary.withDropout()
                        || !(primary.metric() == Metric.ACCURACY || primary.metric() == Metric.LOSS))
                .isPresent();
    }

    /** Which test sequences the value of a trial is the share of; not kept for what is no test accuracy. */
    RightAnswers answers(Finished trial) {
        if (this == TEST_ACCURACY_AT_BEST) {
            return trial.answers().atBest();
        }
        return this == TEST_ACCURACY_AT_LAST ? trial.answers().atLast() : RightAnswers.NOT_KEPT;
    }

    /**
     * The best value of a model that knows the labels' shares and nothing else; absent where that says nothing.
     *
     * @param shareOfOnes the share of label 1 among the test sequences
     */
    public OptionalDouble ofGuessing(double shareOfOnes) {
        return ofTest.flatMap(primary -> quantity.metric())
                .map(metric -> metric.ofGuessing(shareOfOnes))
                .orElseGet(OptionalDouble::empty);
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
     *
     * @param variation what differs from seed to seed
     */
    Estimate estimate(List<Double> sample, SeedVariation variation) {
        Estimate estimate =
                Estimate.of(sample).widened(variation.widening(sample.size())).within(possible());
        double hits = sample.stream().mapToDouble(Double::doubleValue).sum();
        return this == SOLVED && estimate.n() > 0
                ? new Estimate(
                        estimate.n(),
                        estimate.mean(),
                        estimate.sd(),
                        Optional.of(new Proportion(hits, estimate.n()).wilson95(variation)))
                : estimate;
    }

    @Override
    public String toString() {
        return key;
    }
}
