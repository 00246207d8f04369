package org.dropwhere.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.data.Dataset;
import org.dropwhere.data.Datasets;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.Batches;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.ExponentialDecay;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.task.DelayedRecall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    /** The label is in the last token. */
    private static final TaskData EASY = new TaskData(new DelayedRecall(0), 6, 8, 100, 40, 60, 0);

    /** The label is random: nothing to learn for unseen sequences. */
    private static final TaskData NOISY = new TaskData(new DelayedRecall(5), 6, 8, 100, 4, 60, 0.4);

    private static final List<Placement> DROPOUT = Stream.concat(
                    Stream.of(new Placement(Site.AFTER_EMBEDDING, 0.25, TimeSharing.PER_STEP, GateSharing.SHARED)),
                    new KerasDropout(0.3, 0.3).placements(1, ModelSpec.lstm(1, 1, false)).stream())
            .toList();

    private static final TrialDescription ON_FILES = new TrialDescription(
            FileData.of(Path.of("train.csv"), Path.of("validation.csv"), Path.of("test.csv"), OptionalInt.of(8)),
            "",
            ModelSpec.lstm(5, 7, false),
            new Training(10, 16, new RmsProp(0.02, 0.9, 1e-7)),
            DROPOUT,
            3);

    private static TrialDescription trial(
            TaskData data, int epochs, int batchSize, double learningRate, List<Placement> placements, long seed) {
        return new TrialDescription(
                data,
                "",
                ModelSpec.lstm(5, 7, false),
                new Training(epochs, batchSize, new RmsProp(learningRate, 0.9, 1e-7)),
                placements,
                seed);
    }

    private static Outcome train(TrialDescription trial) {
        return train(trial, Workers.serial());
    }

    private static Outcome train(TrialDescription trial, Workers workers) {
        return Trainer.train(trial, Datasets.of(trial.data(), trial.seed()), workers, Optional.empty(), metrics -> {});
    }

    private static Outcome.Finished finished(TrialDescription trial) {
        return assertInstanceOf(Outcome.Finished.class, train(trial));
    }

    @Test
    void oneDescriptionHasOneOutcome() {
        TrialDescription trial = trial(EASY, 3, 16, 0.02, DROPOUT, 1);

        Outcome first = train(trial);

        assertEquals(first, train(trial));
        assertNotEquals(first, train(trial(EASY, 3, 16, 0.02, DROPOUT, 2)), "another seed");
        assertNotEquals(first, train(trial(EASY, 3, 16, 0.02, List.of(), 1)), "other placements");
    }

    /** 100 sequences to train on in batches of 16, then all three parts in a batch each. */
    @Test
    void theListenerCanEndATrialBeforeEveryBatchOfTrainingAndOfEvaluation() {
        TrialDescription trial = trial(EASY, 1, 16, 0.02, List.of(), 1);
        int batches = 7 + 3;
        for (int last = 1; last <= batches; last++) {
            AtomicInteger left = new AtomicInteger(last);
            TrainingListener listener = new TrainingListener() {
                @Override
                public void beforeBatch() {
                    if (left.decrementAndGet() == 0) {
                        throw new IllegalStateException("enough");
                    }
                }

                @Override
                public void epoch(EpochMetrics metrics) {}
            };
            assertThrows(
                    IllegalStateException.class,
                    () -> Trainer.train(
                            trial,
                            Datasets.of(trial.data(), trial.seed()),
                            Workers.serial(),
                            Optional.empty(),
                            listener),
                    "batch " + last);
        }
    }

    @Test
    void whoComputesTheChunksDoesNotMatter() {
        // Batches of four chunks.
        TrialDescription trial = trial(EASY, 2, 100, 0.02, DROPOUT, 1);
        Outcome expected = train(trial);

        for (int width : new int[] {2, 3, 5}) {
            assertEquals(expected, train(trial, new OwnThreads(width)), width + " at a time");
        }
    }

    /** A thread for each task. */
    private record OwnThreads(int width) implements Workers {
        @Override
        public void run(int tasks, IntConsumer task) {
            assertTrue(tasks <= width, tasks + " tasks at a time");
            IntStream.range(0, tasks).parallel().forEach(task);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anEasyTaskIsLearnt(int seed) {
        Outcome.Finished finished = finished(trial(EASY, 8, 16, 0.02, List.of(), seed));

        EpochMetrics first = finished.epochs().get(0);
        EpochMetrics last = finished.epochs().get(7);
        assertEquals(Math.log(2), first.loss(), 0.1, "the first epoch's loss is near that of a guess");
        assertTrue(last.loss() < 0.1, "loss " + last.loss());
        assertTrue(last.trainLoss() < 0.1, "training loss " + last.trainLoss());
        assertEquals(1, last.trainAccuracy());
        assertTrue(last.validationAccuracy() >= 0.95, "validation accuracy " + last.validationAccuracy());
        assertTrue(finished.testAtLast().accuracy() >= 0.95, "test accuracy " + finished.testAtLast());
    }

    /** Without a learning rate the weights are the same with and without dropout. */
    @Test
    void dropoutActsInTrainingAndNotInEvaluation() {
        EpochMetrics with = finished(trial(EASY, 1, 16, 0, DROPOUT, 1)).epochs().get(0);
        EpochMetrics without =
                finished(trial(EASY, 1, 16, 0, List.of(), 1)).epochs().get(0);

        assertNotEquals(without.loss(), with.loss(), 1e-5);
        assertEquals(
                new EpochMetrics(
                        1,
                        with.loss(),
                        without.trainLoss(),
                        without.trainAccuracy(),
                        without.validationLoss(),
                        without.validationAccuracy()),
                with);
    }

    @Test
    void epochsAreNumberedFromOneAndToldAsTheyEnd() {
        TrialDescription trial = trial(EASY, 4, 16, 0.02, DROPOUT, 1);
        List<EpochMetrics> told = new ArrayList<>();

        Outcome outcome = Trainer.train(trial, Datasets.of(EASY, 1), Workers.serial(), Optional.empty(), told::add);

        assertEquals(List.of(1, 2, 3, 4), told.stream().map(EpochMetrics::epoch).toList());
        assertEquals(outcome.epochs(), told);
    }

    @Test
    void furtherEpochsLeaveThoseBeforeAsTheyWere() {
        Outcome.Finished three = finished(trial(NOISY, 3, 16, 0.02, DROPOUT, 1));
        Outcome.Finished five = finished(trial(NOISY, 5, 16, 0.02, DROPOUT, 1));

        assertEquals(three.epochs(), five.epochs().subList(0, 3));
    }

    @Test
    void aBatchMayBeLargerThanTheData() {
        Outcome of100 = train(trial(EASY, 2, 100, 0.02, DROPOUT, 1));

        assertEquals(of100, train(trial(EASY, 2, 1000, 0.02, DROPOUT, 1)));
    }

    /** Without steps the mean over sequences is the same for every batch size, 100 = 3 * 33 + 1 included. */
    @ParameterizedTest
    @ValueSource(ints = {1, 33, 64})
    void everySequenceCountsOnceWhateverTheLastBatchIs(int batchSize) {
        EpochMetrics metrics =
                finished(trial(EASY, 1, batchSize, 0, List.of(), 1)).epochs().get(0);

        assertEquals(metrics.trainLoss(), metrics.loss(), 1e-6);
    }

    @Test
    void aLastBatchOfOneIsTrainedOn() {
        Dataset full = Datasets.of(EASY, 1);
        Dataset withOneMore = new Dataset(firstOf(full.train(), 33), full.validation(), full.test(), full.inputs());
        TrialDescription trial = trial(EASY, 1, 32, 0.02, List.of(), 1);
        Dataset without = new Dataset(firstOf(full.train(), 32), full.validation(), full.test(), full.inputs());

        Outcome outcome = Trainer.train(trial, withOneMore, Workers.serial(), Optional.empty(), metrics -> {});

        assertInstanceOf(Outcome.Finished.class, outcome);
        assertNotEquals(Trainer.train(trial, without, Workers.serial(), Optional.empty(), metrics -> {}), outcome);
    }

    private static Sequences firstOf(Sequences sequences, int count) {
        return new Sequences(Arrays.copyOf(sequences.tokens(), count), Arrays.copyOf(sequences.labels(), count));
    }

    @Test
    void aLossThatIsNotFiniteEndsTheTrial() {
        assertEquals(
                new Outcome.Failed(List.of(), 1, "The training loss of batch 2 was NaN."),
                train(trial(EASY, 5, 50, 1e38, List.of(), 1)));
    }

    @Test
    void epochsCompletedBeforeAreKept() {
        // One step an epoch, whose learning rates are 0, 0 and infinite as floats.
        Training growing = new Training(
                5,
                1000,
                new RmsProp(1e-300, 0.9, 1e-7),
                EmbeddingGradient.SUMMED,
                Regularization.NONE,
                Optional.of(new ExponentialDecay(1, 1e170, true)),
                Optional.empty(),
                ClassWeights.NONE,
                0,
                Batches.SHUFFLED);
        TrialDescription trial = new TrialDescription(EASY, "", ModelSpec.lstm(5, 7, false), growing, List.of(), 1);
        List<EpochMetrics> told = new ArrayList<>();

        Outcome outcome = Trainer.train(trial, Datasets.of(EASY, 1), Workers.serial(), Optional.empty(), told::add);

        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals(List.of(1, 2), told.stream().map(EpochMetrics::epoch).toList());
        assertEquals(new Outcome.Failed(told, 3, "The training loss after the epoch was NaN."), failed);
    }

    /** With four validation sequences accuracies are often equal, so that the loss decides. */
    @Test
    void theBestEpochHasTheHighestValidationAccuracyThenTheLowestLoss() {
        AtomicInteger decidedByLoss = new AtomicInteger();
        for (int seed = 1; seed <= 5; seed++) {
            Outcome.Finished finished = finished(trial(NOISY, 10, 16, 0.02, DROPOUT, seed));
            double accuracy = finished.epochs().stream()
                    .mapToDouble(EpochMetrics::validationAccuracy)
                    .max()
                    .orElseThrow();
            List<EpochMetrics> equals = finished.epochs().stream()
                    .filter(metrics -> metrics.validationAccuracy() == accuracy)
                    .toList();
            double loss = equals.stream()
                    .mapToDouble(EpochMetrics::validationLoss)
                    .min()
                    .orElseThrow();
            EpochMetrics best = equals.stream()
                    .filter(metrics -> metrics.validationLoss() == loss)
                    .findFirst()
                    .orElseThrow();
            if (!best.equals(equals.get(0))) {
                decidedByLoss.incrementAndGet();
            }

            assertEquals(best.epoch(), finished.bestEpoch(), "seed " + seed);
        }
        assertTrue(decidedByLoss.get() >= 2, "the loss decided " + decidedByLoss + " times");
    }

    /** Nothing changes without a learning rate. */
    @Test
    void amongEqualEpochsTheEarliestIsTheBest() {
        Outcome.Finished finished = finished(trial(NOISY, 5, 16, 0, DROPOUT, 1));

        assertEquals(1, finished.bestEpoch());
        assertEquals(finished.testAtLast(), finished.testAtBest());
    }

    @Test
    void testScoresAreThoseOfTheBestAndOfTheLastEpoch() {
        Outcome.Finished all = finished(trial(NOISY, 10, 16, 0.02, DROPOUT, 3));
        assertNotEquals(10, all.bestEpoch(), "this seed should have its best epoch before the last");

        Outcome.Finished toTheBest = finished(trial(NOISY, all.bestEpoch(), 16, 0.02, DROPOUT, 3));

        assertEquals(toTheBest.testAtLast(), all.testAtBest());
        assertNotEquals(all.testAtLast(), all.testAtBest());
    }

    /** Evaluation takes 128 sequences at a time: more than that, and no multiple of it. */
    @Test
    void scoresAreMeansOverAllSequences() {
        TaskData many = new TaskData(new DelayedRecall(0), 6, 8, 300, 1, 1, 0);
        TrialDescription trial = trial(many, 1, 300, 0, List.of(), 1);
        Dataset data = Datasets.of(many, 1);
        double loss = 0;
        double accuracy = 0;
        int[] borders = {0, 1, 50, 177, 300};
        for (int part = 1; part < borders.length; part++) {
            Sequences some = new Sequences(
                    Arrays.copyOfRange(data.train().tokens(), borders[part - 1], borders[part]),
                    Arrays.copyOfRange(data.train().labels(), borders[part - 1], borders[part]));
            EpochMetrics metrics = Trainer.train(
                            trial,
                            new Dataset(some, data.validation(), data.test(), data.inputs()),
                            Workers.serial(),
                            Optional.empty(),
                            told -> {})
                    .epochs()
                    .get(0);
            loss += metrics.trainLoss() * some.size() / 300;
            accuracy += metrics.trainAccuracy() * some.size() / 300;
        }

        EpochMetrics whole = train(trial).epochs().get(0);

        assertEquals(loss, whole.trainLoss(), 1e-7);
        assertEquals(accuracy, whole.trainAccuracy(), 1e-12);
    }

    /** Files hold the same test sequences for every seed; a task's are drawn anew. */
    @Test
    void ofFilesItIsKeptWhichTestSequencesWereRightInTheirOrder() {
        Dataset data = Datasets.of(NOISY, 3);
        Outcome.Finished forwards = onFiles(data);
        Outcome.Finished backwards =
                onFiles(new Dataset(data.train(), data.validation(), reversed(data.test()), data.inputs()));

        assertEquals(
                forwards.testAtBest().accuracy(), forwards.answers().atBest().accuracy());
        assertEquals(
                forwards.testAtLast().accuracy(), forwards.answers().atLast().accuracy());
        assertNotEquals(forwards.answers().atBest(), forwards.answers().atLast());
        int size = data.test().size();
        for (int i = 0; i < size; i++) {
            assertEquals(
                    forwards.answers().atLast().isRight(i),
                    backwards.answers().atLast().isRight(size - 1 - i));
        }
        Outcome.Finished task = finished(trial(NOISY, 10, 16, 0.02, DROPOUT, 3));
        assertEquals(TestAnswers.NOT_KEPT, task.answers());
        assertEquals(task.epochs(), forwards.epochs());
    }

    private static Outcome.Finished onFiles(Dataset data) {
        return assertInstanceOf(
                Outcome.Finished.class,
                Trainer.train(ON_FILES, data, Workers.serial(), Optional.empty(), metrics -> {}));
    }

    private static Sequences reversed(Sequences sequences) {
        int size = sequences.size();
        int[][] tokens = new int[size][];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            tokens[i] = sequences.tokens()[size - 1 - i];
            labels[i] = sequences.labels()[size - 1 - i];
        }
        return new Sequences(tokens, labels);
    }

    /** Kills after every epoch, each time with a new network that knows nothing but the snapshot. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void aTrialThatGoesOnFromASnapshotEndsAsIfNothingHadHappened(int epoch) {
        TrialDescription trial = trial(NOISY, 8, 16, 0.02, DROPOUT, 3);
        Outcome undisturbed = train(trial);

        Snapshot snapshot = snapshotAfter(epoch, trial, Optional.empty());

        assertEquals(undisturbed.epochs().subList(0, epoch), snapshot.epochs());
        assertEquals(undisturbed, goOn(trial, snapshot));
    }

    @Test
    void aTrialMayBeStoppedAfterEachEpoch() {
        TrialDescription trial = trial(NOISY, 8, 16, 0.02, DROPOUT, 3);
        Optional<Snapshot> snapshot = Optional.empty();
        for (int epoch = 1; epoch < 8; epoch++) {
            snapshot = Optional.of(snapshotAfter(epoch, trial, snapshot));
        }
        assertEquals(train(trial), goOn(trial, snapshot.orElseThrow()));
    }

    @Test
    void aTrialThatFailsDoesSoAfterASnapshotToo() {
        TrialDescription trial = trial(EASY, 5, 100, 1e10, List.of(), 1);

        assertEquals(train(trial), goOn(trial, snapshotAfter(2, trial, Optional.empty())));
    }

    @Test
    void thereIsNothingToGoOnFromAfterTheLastEpoch() {
        List<Integer> offered = new ArrayList<>();
        TrialDescription trial = trial(EASY, 3, 16, 0.02, DROPOUT, 1);
        Trainer.train(trial, Datasets.of(EASY, 1), Workers.serial(), Optional.empty(), new TrainingListener() {
            @Override
            public void epoch(EpochMetrics metrics) {}

            @Override
            public void betweenEpochs(Supplier<Snapshot> snapshot) {
                offered.add(snapshot.get().epochs().size());
            }
        });
        assertEquals(List.of(1, 2), offered);
    }

    private static Outcome goOn(TrialDescription trial, Snapshot from) {
        return Trainer.train(
                trial, Datasets.of(trial.data(), trial.seed()), Workers.serial(), Optional.of(from), metrics -> {});
    }

    private static Snapshot snapshotAfter(int epoch, TrialDescription trial, Optional<Snapshot> from) {
        TrainingListener stop = new TrainingListener() {
            @Override
            public void epoch(EpochMetrics metrics) {}

            @Override
            public void betweenEpochs(Supplier<Snapshot> snapshot) {
                if (snapshot.get().epochs().size() == epoch) {
                    throw new Stopped(snapshot.get());
                }
            }
        };
        return assertThrows(
                        Stopped.class,
                        () -> Trainer.train(
                                trial, Datasets.of(trial.data(), trial.seed()), Workers.serial(), from, stop))
                .snapshot;
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Snapshot snapshot;

        Stopped(Snapshot snapshot) {
            super("stopped");
            this.snapshot = snapshot;
        }
    }
}
