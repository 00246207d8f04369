package org.dropwhere.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.task.DelayedRecall;
import org.dropwhere.spec.task.TemporalOrder;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalExecutorTest {
    private static final TaskData EASY = new TaskData(new DelayedRecall(0), 5, 6, 50, 20, 20, 0);
    private static final int EPOCHS = 2;

    private static Trial trial(String id, Data data, List<Placement> placements, long seed) {
        // Batches of two chunks.
        Training training = new Training(EPOCHS, 40, new RmsProp(0.01, 0.9, 1e-7));
        return new Trial(id, new TrialDescription(data, "", ModelSpec.lstm(4, 5, false), training, placements, seed));
    }

    /** One that nobody waits for. */
    private static Trial longTrial(String id) {
        Training training = new Training(100_000, 40, new RmsProp(0.01, 0.9, 1e-7));
        return new Trial(id, new TrialDescription(EASY, "", ModelSpec.lstm(4, 5, false), training, List.of(), 1));
    }

    private static List<Trial> trials(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(seed -> trial(
                        "trial-" + seed,
                        EASY,
                        new KerasDropout(0.2, seed % 2 * 0.4).placements(1, ModelSpec.lstm(1, 1, false)),
                        seed))
                .toList();
    }

    /** Writes down all calls; may be overridden to throw. */
    private static class Recorder implements CheckpointStore, TrialEvents {
        final List<String> calls = Collections.synchronizedList(new ArrayList<>());
        final Map<String, Outcome> ended = new ConcurrentSkipListMap<>();
        final Map<String, TrialReport> reports = new ConcurrentSkipListMap<>();
        final Map<String, Snapshot> checkpoints = new ConcurrentSkipListMap<>();
        final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());

        void call(String what) {
            calls.add(what);
            threads.add(Thread.currentThread());
        }

        @Override
        public void started(Trial trial) {
            call(trial.id() + " started");
        }

        @Override
        public Optional<Snapshot> load(Trial trial) {
            return Optional.ofNullable(checkpoints.get(trial.id()));
        }

        @Override
        public void save(Trial trial, Snapshot snapshot) {
            checkpoints.put(trial.id(), snapshot);
        }

        @Override
        public void epoch(Trial trial, EpochMetrics metrics) {
            call(trial.id() + " epoch " + metrics.epoch());
        }

        @Override
        public void ended(Trial trial, TrialReport report) {
            call(trial.id() + " ended");
            ended.put(trial.id(), report.outcome());
            reports.put(trial.id(), report);
        }

        TrialReport report(String id) {
            return Optional.ofNullable(reports.get(id)).orElseThrow();
        }

        List<String> callsOf(String id) {
            return calls.stream().filter(call -> call.startsWith(id + " ")).toList();
        }

        void run(int jobs, List<Trial> trials) {
            // Every look at the clock takes a second, so that checkpoints are due after each epoch.
            AtomicLong nanos = new AtomicLong();
            new LocalExecutor(jobs, new DatasetCache(), () -> nanos.addAndGet(1_000_000_000)).run(trials, this, this);
        }

        /** Waits until every thread that ever called has come to its end. */
        void joinThreads() throws InterruptedException {
            for (Thread thread : List.copyOf(threads)) {
                thread.join();
            }
        }
    }

    private static Map<String, Outcome> outcomes(int jobs, List<Trial> trials) {
        Recorder recorder = new Recorder();
        recorder.run(jobs, trials);
        return recorder.ended;
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
    void everyTrialIsReportedInOrder(int jobs) {
        Recorder recorder = new Recorder();

        recorder.run(jobs, trials(3));

        for (Trial trial : trials(3)) {
            String id = trial.id();
            assertEquals(
                    List.of(id + " started", id + " epoch 1", id + " epoch 2", id + " ended"), recorder.callsOf(id));
        }
        assertEquals(12, recorder.calls.size());
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
        TaskData twoTokens = new TaskData(new TemporalOrder(5), 5, 2, 50, 20, 20, 0);
        Path absent = Path.of("absent.csv");
        FileData noFiles = FileData.of(absent, absent, absent, OptionalInt.empty());
        List<Trial> trials = List.of(
                trials(2).get(0),
                trial("impossible", twoTokens, List.of(), 1),
                trial("unreadable", noFiles, List.of(), 1),
                trials(2).get(1));

        Recorder recorder = new Recorder();
        recorder.run(jobs, trials);

        assertInstanceOf(Outcome.Finished.class, recorder.ended.get("trial-1"));
        assertInstanceOf(Outcome.Finished.class, recorder.ended.get("trial-2"));
        Outcome.Failed impossible = assertInstanceOf(Outcome.Failed.class, recorder.ended.get("impossible"));
        assertEquals(List.of(), impossible.epochs());
        assertEquals(1, impossible.epoch());
        assertTrue(
                impossible
                        .reason()
                        .startsWith("Stopped by an unexpected failure: java.lang.IllegalArgumentException: "),
                impossible.reason());
        Outcome.Failed unreadable = assertInstanceOf(Outcome.Failed.class, recorder.ended.get("unreadable"));
        assertTrue(unreadable.reason().contains("absent.csv"), unreadable.reason());
        assertEquals(List.of("impossible started", "impossible ended"), recorder.callsOf("impossible"));
        String trace = recorder.report("impossible").trace();
        assertTrue(trace.startsWith("java.lang.IllegalArgumentException: "), trace);
        assertTrue(trace.contains("\tat org.dropwhere."), trace);
        assertEquals("", recorder.report("trial-1").trace());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whatTheReceiverOfOutcomesThrowsEndsTheRun(int jobs) throws InterruptedException {
        UncheckedIOException diskFull = new UncheckedIOException(new IOException("No space left on device"));
        Recorder recorder = new Recorder() {
            @Override
            public void ended(Trial trial, TrialReport report) {
                call(trial.id() + " not stored");
                throw diskFull;
            }
        };

        assertEndsWith(diskFull, " not stored", recorder, jobs);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whatTheReceiverOfEpochsThrowsEndsTheRun(int jobs) throws InterruptedException {
        IllegalStateException broken = new IllegalStateException("The terminal is gone");
        Recorder recorder = new Recorder() {
            @Override
            public void epoch(Trial trial, EpochMetrics metrics) {
                call(trial.id() + " throws");
                throw broken;
            }
        };

        assertEndsWith(broken, " throws", recorder, jobs);
        assertEquals(Map.of(), recorder.ended, "the trial is not to blame");
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
        List<Trial> both = List.of(longTrial("long"), trials(2).get(1));
        assertSame(broken, assertThrows(LinkageError.class, () -> recorder.run(2, both)));
        recorder.joinThreads();
        assertEquals(Map.of(), recorder.ended);
    }

    /** A trial that lacks memory fails; where those that it calls lack it, the run is over. */
    @Test
    void whatTheReceiverLacksMemoryForIsNoFailureOfTheTrial() {
        OutOfMemoryError broken = new OutOfMemoryError("for the listener");
        Recorder recorder = new Recorder() {
            @Override
            public void epoch(Trial trial, EpochMetrics metrics) {
                throw broken;
            }
        };
        assertSame(broken, assertThrows(OutOfMemoryError.class, () -> recorder.run(1, trials(2))));
        assertEquals(Map.of(), recorder.ended);
    }

    /** With one job nothing is called after it; with several, what other trials had begun to call at the same time. */
    private static void assertEndsWith(RuntimeException expected, String lastCall, Recorder recorder, int jobs)
            throws InterruptedException {
        assertSame(expected, assertThrows(RuntimeException.class, () -> recorder.run(jobs, trials(6))));
        List<String> calls = List.copyOf(recorder.calls);
        recorder.joinThreads();

        assertEquals(calls, recorder.calls, "called after the run");
        long threw = calls.stream().filter(call -> call.endsWith(lastCall)).count();
        assertTrue(1 <= threw && threw <= jobs, "trials went on after the first that threw: " + calls);
        if (jobs == 1) {
            assertTrue(calls.get(calls.size() - 1).endsWith(lastCall), "calls after the one that threw: " + calls);
        }
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

        // Short ones could all have ended before the caller sees that it was interrupted.
        List<Trial> trials = List.of(longTrial("a"), longTrial("b"));
        RuntimeException thrown = assertThrows(RuntimeException.class, () -> recorder.run(jobs, trials));

        assertTrue(Thread.interrupted(), "the caller can still see that it was interrupted");
        assertEquals("The run was interrupted", thrown.getMessage());
        List<String> calls = List.copyOf(recorder.calls);
        recorder.joinThreads();
        assertEquals(calls, recorder.calls, "called after the run");
        assertEquals(Map.of(), recorder.ended);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aStoppedRunGoesOnFromItsCheckpoints(int jobs) throws InterruptedException {
        List<Trial> trials = trials(3);
        Map<String, Outcome> undisturbed = outcomes(1, trials);
        IllegalStateException power = new IllegalStateException("The power is gone");
        Recorder stopped = new Recorder() {
            @Override
            public void save(Trial trial, Snapshot snapshot) {
                super.save(trial, snapshot);
                throw power;
            }
        };
        assertSame(power, assertThrows(RuntimeException.class, () -> stopped.run(jobs, trials)));
        stopped.joinThreads();
        assertEquals(Map.of(), stopped.ended);
        int kept = stopped.checkpoints.size();
        assertTrue(1 <= kept && kept <= jobs, "the others ended with the run");

        Recorder again = new Recorder();
        again.checkpoints.putAll(stopped.checkpoints);
        again.run(jobs, trials);

        assertEquals(undisturbed, again.ended);
        String id = List.copyOf(stopped.checkpoints.keySet()).get(0);
        assertEquals(List.of(id + " started", id + " epoch 2", id + " ended"), again.callsOf(id));
    }

    /** Otherwise its numbers would be those of neither kind. */
    @Test
    void aTrialBeginsAnewWhereAnotherKindOfMachineHasKeptItsCheckpoint() {
        List<Trial> trials = trials(1);
        Recorder first = new Recorder();
        first.run(1, trials);
        Snapshot kept = Optional.ofNullable(first.checkpoints.get("trial-1")).orElseThrow();
        assertEquals(Provenance.ofThisProcess().kind().text(), kept.kind());

        Recorder again = new Recorder();
        again.checkpoints.put("trial-1", kept.by("numeric version 0, another BLAS"));
        again.run(1, trials);

        assertEquals(first.calls, again.calls);
        assertEquals(first.ended, again.ended);
        assertEquals(
                kept.kind(),
                Optional.ofNullable(again.checkpoints.get("trial-1"))
                        .orElseThrow()
                        .kind());
    }

    @Test
    void aTrialGoesOnFromTheCheckpointOfAProgramThatNamedNoKindOfMachine() {
        List<Trial> trials = trials(1);
        Recorder first = new Recorder();
        first.run(1, trials);
        Snapshot kept = Optional.ofNullable(first.checkpoints.get("trial-1")).orElseThrow();

        Recorder again = new Recorder();
        again.checkpoints.put("trial-1", kept.by(""));
        again.run(1, trials);

        assertEquals(List.of("trial-1 started", "trial-1 epoch 2", "trial-1 ended"), again.calls);
        assertEquals(first.ended, again.ended);
    }

    /** Each waits for the other to be in the same call. */
    @Test
    void twoTrialsAreReportedAtTheSameTime() {
        CyclicBarrier both = new CyclicBarrier(2);
        Recorder recorder = new Recorder() {
            @Override
            public void ended(Trial trial, TrialReport report) {
                await(both);
                super.ended(trial, report);
            }
        };

        recorder.run(2, trials(2));

        assertEquals(2, recorder.ended.size());
    }

    @Test
    void aTrialThatWaitsInACallKeepsNoOtherFromTraining() {
        CountDownLatch otherEnded = new CountDownLatch(1);
        Recorder recorder = new Recorder() {
            @Override
            public void started(Trial trial) {
                super.started(trial);
                if (trial.id().equals("trial-1")) {
                    await(otherEnded);
                }
            }

            @Override
            public void ended(Trial trial, TrialReport report) {
                super.ended(trial, report);
                otherEnded.countDown();
            }
        };

        recorder.run(2, trials(2));

        assertEquals(
                List.of("trial-2 ended", "trial-1 ended"),
                recorder.calls.stream().filter(call -> call.endsWith(" ended")).toList());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(1, TimeUnit.MINUTES), "waited for in vain");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void provenanceIsThatOfTheProcessThatTrains() {
        Recorder recorder = new Recorder();

        recorder.run(1, trials(1));

        assertEquals(Provenance.ofThisProcess(), recorder.report("trial-1").provenance());
    }
}
