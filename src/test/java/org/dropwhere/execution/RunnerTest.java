package org.dropwhere.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.CsvData;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Task;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.Training;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerTest {
    private static final TaskData EASY = new TaskData(new Task.DelayedRecall(0), 5, 6, 50, 20, 20, 0);
    private static final int EPOCHS = 2;

    private static Trial trial(String id, Data data, List<Placement> placements, long seed) {
        // Batches of three chunks.
        Training training = new Training(EPOCHS, 40, new RmsProp(0.01, 0.9, 1e-7));
        return new Trial(id, new TrialDescription(data, "", ModelSpec.lstm(4, 5, false), training, placements, seed));
    }

    /** One that nobody waits for. */
    private static Trial longTrial() {
        Training training = new Training(100_000, 40, new RmsProp(0.01, 0.9, 1e-7));
        return new Trial("long", new TrialDescription(EASY, "", ModelSpec.lstm(4, 5, false), training, List.of(), 1));
    }

    private static List<Trial> trials(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        seed -> trial("trial-" + seed, EASY, new KerasDropout(0.2, seed % 2 * 0.4).placements(), seed))
                .toList();
    }

    /** Writes down what it is told, and by how many at a time; may be overridden to throw. */
    private static class Recorder implements TrialStore, ProgressListener {
        final List<String> calls = new ArrayList<>();
        final Map<String, Outcome> stored = new TreeMap<>();
        final Map<String, Snapshot> checkpoints = new TreeMap<>();
        final List<Thread> threads = new ArrayList<>();
        private volatile boolean busy;
        private volatile boolean overlapped;

        void call(String what) {
            overlapped |= busy;
            busy = true;
            calls.add(what);
            threads.add(Thread.currentThread());
            busy = false;
        }

        @Override
        public void keepTrace(Trial trial, Throwable failure) {
            call(trial.id() + " stopped by " + failure.getClass().getSimpleName());
        }

        @Override
        public void started(Trial trial) {
            call(trial.id() + " started");
        }

        @Override
        public Optional<Snapshot> checkpoint(Trial trial) {
            return Optional.ofNullable(checkpoints.get(trial.id()));
        }

        @Override
        public void keepCheckpoint(Trial trial, Snapshot snapshot) {
            checkpoints.put(trial.id(), snapshot);
        }

        @Override
        public void epoch(Trial trial, EpochMetrics metrics) {
            call(trial.id() + " epoch " + metrics.epoch());
        }

        @Override
        public void store(Trial trial, Outcome outcome) {
            call(trial.id() + " stored");
            stored.put(trial.id(), outcome);
        }

        @Override
        public void ended(Trial trial, Outcome outcome) {
            call(trial.id() + " ended");
            assertSame(stored.get(trial.id()), outcome);
        }

        List<String> callsOf(String id) {
            return calls.stream().filter(call -> call.startsWith(id + " ")).toList();
        }

        void run(int jobs, List<Trial> trials) {
            new Runner(jobs, this, this).run(trials);
        }

        /** Waits until every thread that ever called has come to its end. */
        void joinThreads() throws InterruptedException {
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static Map<String, Outcome> outcomes(int jobs, List<Trial> trials) {
        Recorder recorder = new Recorder();
        recorder.run(jobs, trials);
        return recorder.stored;
    }

    @Test
    void jobsDoNotChangeOutcomes() {
        List<Trial> trials = trials(4);

        Map<String, Outcome> expected = outcomes(1, trials);

        assertEquals(List.of("trial-1", "trial-2", "trial-3", "trial-4"), List.copyOf(expected.keySet()));
        assertEquals(expected, outcomes(2, trials));
        assertEquals(expected, outcomes(4, trials));
        assertEquals(4, expected.values().stream().distinct().count(), "different trials have different outcomes");
    }

    /** A lone trial has the other threads compute its chunks. */
    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void spareJobsDoNotChangeATrial(int jobs) {
        assertEquals(outcomes(1, trials(1)), outcomes(jobs, trials(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theListenerHearsOfEveryTrialInOrder(int jobs) {
        Recorder recorder = new Recorder();

        recorder.run(jobs, trials(3));

        for (Trial trial : trials(3)) {
            String id = trial.id();
            assertEquals(
                    List.of(id + " started", id + " epoch 1", id + " epoch 2", id + " stored", id + " ended"),
                    recorder.callsOf(id));
        }
        assertEquals(15, recorder.calls.size());
        assertFalse(recorder.overlapped, "called by two threads at a time");
    }

    @Test
    void aSingleJobTakesTrialsInOrder() {
        Recorder recorder = new Recorder();

        recorder.run(1, trials(2));

        assertEquals(
                List.of("trial-1 ended", "trial-2 ended"),
                recorder.calls.stream().filter(call -> call.endsWith(" ended")).toList());
    }

    @Test
    void nothingToRunIsDoneAtOnce() {
        Recorder recorder = new Recorder();

        recorder.run(2, List.of());

        assertEquals(List.of(), recorder.calls);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aTrialThatCannotRunFailsAndTheOthersGoOn(int jobs) {
        TaskData twoTokens = new TaskData(new Task.TemporalOrder(5), 5, 2, 50, 20, 20, 0);
        Path absent = Path.of("absent.csv");
        CsvData noFiles = new CsvData(absent, absent, absent, OptionalInt.empty());
        List<Trial> trials = List.of(
                trials(2).get(0),
                trial("impossible", twoTokens, List.of(), 1),
                trial("unreadable", noFiles, List.of(), 1),
                trials(2).get(1));

        Recorder recorder = new Recorder();
        recorder.run(jobs, trials);

        assertInstanceOf(Outcome.Finished.class, recorder.stored.get("trial-1"));
        assertInstanceOf(Outcome.Finished.class, recorder.stored.get("trial-2"));
        Outcome.Failed impossible = assertInstanceOf(Outcome.Failed.class, recorder.stored.get("impossible"));
        assertEquals(List.of(), impossible.epochs());
        assertEquals(1, impossible.epoch());
        assertTrue(
                impossible
                        .reason()
                        .startsWith("Stopped by an unexpected failure: java.lang.IllegalArgumentException: "),
                impossible.reason());
        Outcome.Failed unreadable = assertInstanceOf(Outcome.Failed.class, recorder.stored.get("unreadable"));
        assertTrue(unreadable.reason().contains("absent.csv"), unreadable.reason());
        assertEquals(
                List.of(
                        "impossible started",
                        "impossible stopped by IllegalArgumentException",
                        "impossible stored",
                        "impossible ended"),
                recorder.callsOf("impossible"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whatTheSinkThrowsEndsTheRun(int jobs) throws InterruptedException {
        UncheckedIOException diskFull = new UncheckedIOException(new IOException("No space left on device"));
        Recorder recorder = new Recorder() {
            @Override
            public void store(Trial trial, Outcome outcome) {
                call(trial.id() + " not stored");
                throw diskFull;
            }
        };

        assertEndsWith(diskFull, " not stored", recorder, jobs);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whatTheListenerThrowsEndsTheRun(int jobs) throws InterruptedException {
        IllegalStateException broken = new IllegalStateException("The terminal is gone");
        Recorder recorder = new Recorder() {
            @Override
            public void epoch(Trial trial, EpochMetrics metrics) {
                call(trial.id() + " throws");
                throw broken;
            }
        };

        assertEndsWith(broken, " throws", recorder, jobs);
        assertEquals(Map.of(), recorder.stored, "the trial is not to blame");
    }

    /** The other trial is the first of the two, and would take its time. */
    @Test
    void anErrorEndsTheRunAsSoonAsItHappens() throws InterruptedException {
        LinkageError broken = new LinkageError("The library is another one");
        Recorder recorder = new Recorder() {
            @Override
            public void started(Trial trial) {
                super.started(trial);
                if (trial.id().equals("trial-2")) {
                    throw broken;
                }
            }
        };
        List<Trial> both = List.of(longTrial(), trials(2).get(1));
        assertSame(broken, assertThrows(LinkageError.class, () -> recorder.run(2, both)));
        recorder.joinThreads();
        assertEquals(Map.of(), recorder.stored);
    }

    /** Nobody is told of anything after it, neither before the run returns nor later. */
    private static void assertEndsWith(RuntimeException expected, String lastCall, Recorder recorder, int jobs)
            throws InterruptedException {
        assertSame(expected, assertThrows(RuntimeException.class, () -> recorder.run(jobs, trials(6))));
        List<String> calls = List.copyOf(recorder.calls);
        recorder.joinThreads();

        assertEquals(calls, recorder.calls, "called after the run");
        assertTrue(calls.get(calls.size() - 1).endsWith(lastCall), "calls after the one that threw: " + calls);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void anInterruptedRunStoresNoTrialThatItCutShort(int jobs) throws InterruptedException {
        Thread caller = Thread.currentThread();
        Recorder recorder = new Recorder() {
            @Override
            public void epoch(Trial trial, EpochMetrics metrics) {
                super.epoch(trial, metrics);
                caller.interrupt();
            }
        };

        RuntimeException thrown = assertThrows(RuntimeException.class, () -> recorder.run(jobs, trials(2)));

        assertTrue(Thread.interrupted(), "the caller can still see that it was interrupted");
        assertEquals("The run was interrupted", thrown.getMessage());
        List<String> calls = List.copyOf(recorder.calls);
        recorder.joinThreads();
        assertEquals(calls, recorder.calls, "called after the run");
        for (Outcome outcome : recorder.stored.values()) {
            assertInstanceOf(Outcome.Finished.class, outcome);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aStoppedRunGoesOnFromItsCheckpoints(int jobs) throws InterruptedException {
        List<Trial> trials = trials(3);
        Map<String, Outcome> undisturbed = outcomes(1, trials);
        IllegalStateException power = new IllegalStateException("The power is gone");
        Recorder stopped = new Recorder() {
            @Override
            public void keepCheckpoint(Trial trial, Snapshot snapshot) {
                super.keepCheckpoint(trial, snapshot);
                throw power;
            }
        };
        assertSame(power, assertThrows(RuntimeException.class, () -> stopped.run(jobs, trials)));
        stopped.joinThreads();
        assertEquals(Map.of(), stopped.stored);
        assertEquals(1, stopped.checkpoints.size(), "the others ended with the run");

        Recorder again = new Recorder();
        again.checkpoints.putAll(stopped.checkpoints);
        again.run(jobs, trials);

        assertEquals(undisturbed, again.stored);
        String id = stopped.checkpoints.keySet().iterator().next();
        assertEquals(List.of(id + " started", id + " epoch 2", id + " stored", id + " ended"), again.callsOf(id));
    }
}
