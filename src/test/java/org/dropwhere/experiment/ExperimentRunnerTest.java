package org.dropwhere.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.execution.CheckpointStore;
import org.dropwhere.execution.LocalExecutor;
import org.dropwhere.execution.Provenance;
import org.dropwhere.execution.TrialEvents;
import org.dropwhere.execution.TrialExecutor;
import org.dropwhere.execution.TrialReport;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentRunnerTest {
    @TempDir
    private Path folder;

    /** Trains nothing: every trial of an odd seed ends well after one epoch, the others fail. */
    private record Invented() implements TrialExecutor {
        @Override
        public void run(List<Trial> trials, CheckpointStore checkpoints, TrialEvents events) {
            for (Trial trial : trials) {
                events.started(trial);
                List<EpochMetrics> epochs = List.of(
                        new EpochMetrics(1, 0.5, 0.5, 0.5, 0.5, 0.5), new EpochMetrics(2, 0.5, 0.5, 0.5, 0.5, 0.5));
                epochs.forEach(epoch -> events.epoch(trial, epoch));
                boolean odd = trial.description().seed() % 2 == 1;
                Outcome outcome = odd
                        ? new Outcome.Finished(epochs, 1, new Score(0.5, 0.5), new Score(0.5, 0.5))
                        : new Outcome.Failed(List.of(), 1, "Invented.");
                Provenance elsewhere = Provenance.ofThisMachine("of a worker", "1", "BLAS");
                events.ended(trial, new TrialReport(outcome, elsewhere, List.of(), odd ? "" : "the stack trace"));
            }
        }
    }

    private RunResult run(TrialExecutor executor, int seeds, RunOptions options, RunListener listener)
            throws Exception {
        Path file = Experiments.tiny(folder, "tiny", "seeds: " + seeds + "\n");
        return new ExperimentRunner(executor).run(ExperimentFile.read(file), options, listener);
    }

    private RunOptions options() {
        return RunOptions.in(folder.resolve("results"));
    }

    @Test
    void storesWhatTheExecutorReportsBeforeTheListenerHearsOfIt() throws Exception {
        List<String> calls = new ArrayList<>();
        RunResult result = run(new Invented(), 2, options(), new RunListener() {
            @Override
            public void opened(RunStart start) {
                calls.add("opened with " + start.open().size());
            }

            @Override
            public void trialStarted(Trial trial) {
                calls.add("started " + trial.description().seed());
            }

            @Override
            public void epoch(Trial trial, EpochMetrics metrics) {
                calls.add("epoch " + metrics.epoch());
            }

            @Override
            public void trialCrashed(Trial trial, Path log) {
                calls.add("crashed: " + read(log));
            }

            @Override
            public void trialEnded(Trial trial, Outcome outcome) {
                Path stored = folder.resolve("results/tiny/trials/" + trial.id() + "/trial.json");
                calls.add("ended, provenance stored: " + read(stored).contains("of a worker"));
            }

            @Override
            public void trainingEnded() {
                calls.add("training ended");
            }
        });
        assertEquals(
                List.of(
                        "opened with 2",
                        "started 1",
                        "epoch 1",
                        "epoch 2",
                        "ended, provenance stored: true",
                        "started 2",
                        "epoch 1",
                        "epoch 2",
                        "crashed: the stack trace",
                        "ended, provenance stored: true",
                        "training ended"),
                calls);
        assertEquals(2, result.outcomes().size());
        assertEquals(1, result.failed().size());
        assertEquals(folder.resolve("results/tiny"), result.folder());
        assertTrue(Files.exists(result.report().page()));
    }

    @Test
    void runsOnlyWhatHasNotEndedUnlessFailuresAreRetried() throws Exception {
        run(new Invented(), 3, options(), RunListener.NONE);
        List<Integer> open = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void opened(RunStart start) {
                assertEquals(new EarlierWork(2, 1, 0), start.earlier());
                open.add(start.open().size());
            }
        };
        run(new Invented(), 3, options(), listener);
        run(new Invented(), 3, new RunOptions(folder.resolve("results"), true, false, FileGuard.NONE), listener);
        assertEquals(List.of(0, 1), open);
    }

    @Test
    void stopsAtTheFirstFailureIfItIsWanted() throws Exception {
        List<Integer> ended = new ArrayList<>();
        RunOptions failFast = new RunOptions(folder.resolve("results"), false, true, FileGuard.NONE);
        RunResult result = run(new Invented(), 4, failFast, new RunListener() {
            @Override
            public void stoppedAtFailure(RunStart start) {
                ended.add(start.outcomes().endedCount());
            }
        });
        assertEquals(List.of(2), ended);
        assertEquals(2, result.outcomes().size());
        assertEquals(2, result.report().ended());
    }

    /** As two jobs do whose trials fail at the same moment. */
    @Test
    void keepsOneFailureWhereTheFirstEndsTheRun() throws Exception {
        TrialExecutor failingTogether = (trials, checkpoints, events) -> {
            Provenance here = Provenance.ofThisMachine("of a worker", "1", "BLAS");
            TrialReport failed = new TrialReport(new Outcome.Failed(List.of(), 1, "Invented."), here, List.of(), "");
            RuntimeException first = assertThrows(RuntimeException.class, () -> events.ended(trials.get(0), failed));
            assertThrows(first.getClass(), () -> events.ended(trials.get(1), failed));
            throw first;
        };
        RunOptions failFast = new RunOptions(folder.resolve("results"), false, true, FileGuard.NONE);
        assertEquals(
                1,
                run(failingTogether, 4, failFast, new RunListener() {})
                        .outcomes()
                        .size());
    }

    @Test
    void theFirstFailureOfAListenerIsNotHiddenByItsLastCall() {
        IllegalStateException first = new IllegalStateException("first");
        RunListener broken = new RunListener() {
            @Override
            public void trialStarted(Trial trial) {
                throw first;
            }

            @Override
            public void trainingEnded() {
                throw new IllegalStateException("second");
            }
        };
        assertSame(first, assertThrows(IllegalStateException.class, () -> run(new Invented(), 4, options(), broken)));
    }

    /** As for a pipe that nobody reads. */
    @Test
    void aListenerThatWaitsKeepsNoTrialFromBeingTrainedAndStored() throws Exception {
        CountDownLatch stored = new CountDownLatch(3);
        FileGuard counting = new FileGuard() {
            @Override
            public <T> T write(Supplier<T> files) {
                T written = files.get();
                if (written instanceof TrialReport) {
                    stored.countDown();
                }
                return written;
            }
        };
        AtomicInteger heard = new AtomicInteger();
        run(new Invented(), 3, new RunOptions(folder.resolve("results"), false, false, counting), new RunListener() {
            @Override
            public void trialStarted(Trial trial) {
                try {
                    assertTrue(stored.await(1, TimeUnit.MINUTES), "trials wait for the listener");
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void trialEnded(Trial trial, Outcome outcome) {
                heard.incrementAndGet();
            }
        });
        assertEquals(3, heard.get());
    }

    @Test
    void whatTheListenerThrowsEndsTheRunAndFreesTheFolder() throws Exception {
        IllegalStateException broken = new IllegalStateException("The terminal is gone");
        AtomicInteger later = new AtomicInteger();
        RunListener listener = new RunListener() {
            @Override
            public void epoch(Trial trial, EpochMetrics metrics) {
                throw broken;
            }

            @Override
            public void trialEnded(Trial trial, Outcome outcome) {
                later.incrementAndGet();
            }
        };
        assertSame(
                broken,
                assertThrows(IllegalStateException.class, () -> run(new LocalExecutor(2), 6, options(), listener)));
        assertEquals(0, later.get());
        RunResult again = run(new LocalExecutor(2), 6, options(), RunListener.NONE);
        again.outcomes().values().forEach(outcome -> assertInstanceOf(Outcome.Finished.class, outcome));
        assertEquals(6, again.outcomes().size());
    }

    @Test
    void verifyingReportsDifferencesAndChangesNothing() throws Exception {
        RunResult result = run(new Invented(), 2, options(), RunListener.NONE);
        VerifyResult verified =
                new Verifier(new LocalExecutor(1)).verify(result.folder(), OptionalInt.empty(), VerifyListener.NONE);
        assertFalse(verified.isSame());
        assertEquals(1, verified.repetitions().size());
        assertEquals(new VerifyResult.LeftOut(0, 0, 1, 0, 0), verified.leftOut());
        Trial trial = verified.plan().trials().get(0);
        assertEquals(
                0.5,
                ResultsFolder.at(result.folder())
                        .outcome(trial)
                        .orElseThrow()
                        .epochs()
                        .get(0)
                        .loss());
    }

    @Test
    void reportAndCompareNeedResults() {
        assertThrows(BadInput.class, () -> new Reporter().report(folder.resolve("none"), sentence -> {}));
        assertThrows(BadInput.class, () -> Comparer.compare(List.of(folder), sentence -> {}));
        assertThrows(BadInput.class, () -> Comparer.compare(List.of(), sentence -> {}));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
