package org.dropwhere.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dropwhere.data.Datasets;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Batches;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.EarlyStopping;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.ExponentialDecay;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.LabelWeights;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Monitor;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.ReduceOnPlateau;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Schedule;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.spec.task.DelayedRecall;
import org.junit.jupiter.api.Test;

/** When training ends and with which weights, how far its steps go, and what is measured with dropout. */
class StoppingAndSamplesTest {
    /** The label is random: nothing to learn for unseen sequences, so that the validation loss soon rises. */
    private static final TaskData NOISY = new TaskData(new DelayedRecall(5), 6, 8, 100, 40, 60, 0.4);

    private static final int MOST_EPOCHS = 20;
    private static final EarlyStopping RESTORING = new EarlyStopping(Monitor.VALIDATION_LOSS, 3, 0, true);
    private static final List<Placement> DROPOUT = Stream.concat(
                    Stream.of(new Placement(Site.AFTER_EMBEDDING, 0.25, TimeSharing.PER_STEP, GateSharing.SHARED)),
                    new KerasDropout(0.3, 0.3).placements(1, ModelSpec.lstm(1, 1, false)).stream())
            .toList();

    private static Training training(
            int epochs,
            Optional<Schedule> schedule,
            Optional<EarlyStopping> stopping,
            ClassWeights weights,
            int samples) {
        return new Training(
                epochs,
                16,
                new RmsProp(0.02, 0.9, 1e-7),
                EmbeddingGradient.SUMMED,
                Regularization.NONE,
                schedule,
                stopping,
                weights,
                samples,
                Batches.SHUFFLED);
    }

    private static Training stopping(EarlyStopping stopping, int samples) {
        return training(MOST_EPOCHS, Optional.empty(), Optional.of(stopping), ClassWeights.NONE, samples);
    }

    private static Training plain(int epochs) {
        return training(epochs, Optional.empty(), Optional.empty(), ClassWeights.NONE, 0);
    }

    private static TrialDescription trial(Training training, List<Placement> placements) {
        return new TrialDescription(NOISY, "", ModelSpec.lstm(5, 7, false), training, placements, 3);
    }

    private static Outcome train(TrialDescription trial, Optional<Snapshot> from, TrainingListener listener) {
        return Trainer.train(trial, Datasets.of(trial.data(), trial.seed()), Workers.serial(), from, listener);
    }

    private static Outcome.Finished finished(Training training) {
        return finished(trial(training, DROPOUT));
    }

    private static Outcome.Finished finished(TrialDescription trial) {
        return assertInstanceOf(Outcome.Finished.class, train(trial, Optional.empty(), metrics -> {}));
    }

    @Test
    void trainingEndsWhenTheMonitorHasNotBecomeBetter() {
        Outcome.Finished stopped = finished(stopping(new EarlyStopping(Monitor.VALIDATION_LOSS, 3, 0, false), 0));
        Outcome.Finished all = finished(plain(MOST_EPOCHS));

        int epochs = stopped.epochs().size();
        assertTrue(epochs < MOST_EPOCHS, epochs + " epochs");
        assertEquals(all.epochs().subList(0, epochs), stopped.epochs());
        assertEquals(epochs, stopped.lastEpoch());
        assertEquals(finished(plain(epochs)), stopped);
    }

    @Test
    void withBestWeightsTrainingEndsWithThoseOfTheBestEpoch() {
        Outcome.Finished stopped = finished(stopping(RESTORING, 0));

        int best = RESTORING.bestEpoch(monitor -> stopped.epochs().stream()
                .mapToDouble(EpochMetrics::validationLoss)
                .toArray());
        assertEquals(best, stopped.lastEpoch());
        assertEquals(best + 3, stopped.epochs().size());
        assertEquals(finished(plain(best)).testAtLast(), stopped.testAtLast());
        assertEquals(stopped.epochs().get(best - 1), stopped.last());
    }

    /** As Keras does since version 3. */
    @Test
    void bestWeightsAreRestoredAfterTheLastEpochToo() {
        EarlyStopping patient = new EarlyStopping(Monitor.VALIDATION_LOSS, MOST_EPOCHS, 0, true);
        Outcome.Finished all = finished(stopping(patient, 0));

        assertEquals(MOST_EPOCHS, all.epochs().size());
        int best = patient.bestEpoch(monitor ->
                all.epochs().stream().mapToDouble(EpochMetrics::validationLoss).toArray());
        assertEquals(best, all.lastEpoch());
        assertNotEquals(MOST_EPOCHS, best, "this seed should have its best epoch before the last");
        assertEquals(finished(plain(best)).testAtLast(), all.testAtLast());
    }

    /** Killed after every epoch, each time going on with a new network that knows nothing but the snapshot. */
    @Test
    void aTrialThatGoesOnFromSnapshotsEndsAsIfNothingHadHappened() {
        Schedule plateau = new ReduceOnPlateau(Monitor.VALIDATION_LOSS, 0.5, 1, 0, 0, 0);
        TrialDescription trial = trial(
                training(MOST_EPOCHS, Optional.of(plateau), Optional.of(RESTORING), new LabelWeights(1, 2), 4),
                DROPOUT);
        Outcome.Finished undisturbed = finished(trial);
        Optional<Snapshot> snapshot = Optional.empty();
        for (int epoch = 1; epoch < undisturbed.epochs().size(); epoch++) {
            snapshot = Optional.of(snapshotAfter(epoch, trial, snapshot));
            assertEquals(undisturbed.epochs().subList(0, epoch), snapshot.get().epochs());
        }
        assertEquals(undisturbed, train(trial, snapshot, metrics -> {}));
    }

    private static Snapshot snapshotAfter(int epoch, TrialDescription trial, Optional<Snapshot> from) {
        Snapshot[] taken = new Snapshot[1];
        TrainingListener stop = new TrainingListener() {
            @Override
            public void epoch(EpochMetrics metrics) {}

            @Override
            public void betweenEpochs(Supplier<Snapshot> snapshot) {
                if (taken[0] == null) {
                    taken[0] = snapshot.get();
                }
                throw new IllegalStateException("enough");
            }
        };
        try {
            train(trial, from, stop);
        } catch (IllegalStateException e) {
            assertEquals(epoch, taken[0].epochs().size());
            return taken[0];
        }
        throw new IllegalStateException("There is no epoch " + epoch);
    }

    @Test
    void aScheduleChangesTheSteps() {
        Outcome.Finished plain = finished(plain(3));
        // In the first batch's step, the only one that both have in common, the learning rate is the optimizer's.
        Schedule decay = new ExponentialDecay(1, 0.5, false);
        Outcome.Finished decayed = finished(training(3, Optional.of(decay), Optional.empty(), ClassWeights.NONE, 0));

        assertNotEquals(
                plain.epochs().get(0).trainLoss(), decayed.epochs().get(0).trainLoss());
        // After 14 steps the learning rate is 0.02 / 2^14, and next to nothing changes.
        assertEquals(
                decayed.epochs().get(1).trainLoss(), decayed.epochs().get(2).trainLoss(), 1e-4);
    }

    @Test
    void whereNothingIsDroppedEveryPassIsTheUsualOne() {
        Outcome.Finished trial =
                finished(trial(training(3, Optional.empty(), Optional.empty(), ClassWeights.NONE, 5), List.of()));

        assertEquals(Optional.of(trial.test()), trial.withDropout());
    }

    @Test
    void passesWithDropoutAreOfTheWeightsAtBestAndAtLast() {
        Training sampled = training(10, Optional.empty(), Optional.empty(), ClassWeights.NONE, 6);
        Outcome.Finished trial = finished(sampled);
        assertNotEquals(10, trial.bestEpoch(), "this seed should have its best epoch before the last");
        TestScores with = trial.withDropout().orElseThrow();

        assertEquals(finished(plain(10)).test(), trial.test());
        assertNotEquals(trial.test(), with);
        Training toTheBest = training(trial.bestEpoch(), Optional.empty(), Optional.empty(), ClassWeights.NONE, 6);
        assertEquals(finished(toTheBest).withDropout().orElseThrow().atLast(), with.atBest());
        for (Metric metric : Metric.values()) {
            assertTrue(with.atLast().of(metric).isPresent(), metric.key());
        }
    }

    @Test
    void withoutSamplesNothingIsMeasuredWithDropout() {
        assertEquals(Optional.empty(), finished(plain(1)).withDropout());
    }

    /** A mean of one pass is that pass; of more passes it is nearer to the middle, as logarithms are concave. */
    @Test
    void moreSamplesHaveASmallerLoss() {
        double one = lossWithDropout(1);
        double fifty = lossWithDropout(50);

        assertTrue(fifty < one, fifty + " of 50 passes, " + one + " of one");
    }

    private static double lossWithDropout(int samples) {
        return finished(training(10, Optional.empty(), Optional.empty(), ClassWeights.NONE, samples))
                .withDropout()
                .orElseThrow()
                .atLast()
                .loss();
    }

    /** With a learning rate of next to nothing, of which the weights of the model stay as they were. */
    @Test
    void classWeightsWeighTheLossOfTrainingAndNoOther() {
        EpochMetrics of = firstEpoch(new LabelWeights(1, 3), 1e-9);
        EpochMetrics equal = firstEpoch(ClassWeights.NONE, 1e-9);
        double meanWeight = Arrays.stream(Datasets.of(NOISY, 3).train().labels())
                .mapToDouble(label -> label == 0 ? 1 : 3)
                .average()
                .orElseThrow();

        // The probabilities are near 0.5 for either label.
        assertEquals(meanWeight * equal.loss(), of.loss(), 0.05 * meanWeight);
        assertEquals(equal.trainLoss(), of.trainLoss(), 1e-6);
        assertEquals(equal.validationLoss(), of.validationLoss(), 1e-6);
        assertNotEquals(
                firstEpoch(ClassWeights.NONE, 0.02).validationLoss(),
                firstEpoch(new LabelWeights(1, 3), 0.02).validationLoss());
    }

    private static EpochMetrics firstEpoch(ClassWeights weights, double learningRate) {
        Training training = new Training(
                1,
                16,
                new RmsProp(learningRate, 0.9, 1e-7),
                EmbeddingGradient.SUMMED,
                Regularization.NONE,
                Optional.empty(),
                Optional.empty(),
                weights,
                0,
                Batches.SHUFFLED);
        return finished(trial(training, DROPOUT)).epochs().get(0);
    }
}
