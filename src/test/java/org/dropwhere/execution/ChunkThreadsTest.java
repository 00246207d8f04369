package org.dropwhere.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkThreadsTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 5", "1, 0", "1, 1", "1, 2", "1, 100", "3, 2", "3, 100"})
    void everyTaskIsRunOnce(int helpers, int tasks) {
        AtomicIntegerArray runs = new AtomicIntegerArray(tasks);

        try (ChunkThreads threads = new ChunkThreads(helpers, 1)) {
            for (int repeat = 0; repeat < 50; repeat++) {
                threads.run(tasks, runs::incrementAndGet);
            }
        }

        for (int task = 0; task < tasks; task++) {
            assertEquals(50, runs.get(task), "runs of task " + task);
        }
    }

    @Test
    void withoutHelpersTheCallerDoesAll() {
        Set<Thread> seen = Collections.synchronizedSet(new HashSet<>());

        try (ChunkThreads threads = new ChunkThreads(0, 1)) {
            threads.run(20, task -> seen.add(Thread.currentThread()));
        }

        assertEquals(Set.of(Thread.currentThread()), seen);
    }

    /** Two tasks that wait for each other. */
    @Test
    void aHelperWorksBesideTheCaller() {
        CountDownLatch both = new CountDownLatch(2);

        try (ChunkThreads threads = new ChunkThreads(1, 1)) {
            threads.run(2, task -> {
                both.countDown();
                await(both);
            });
        }

        assertEquals(0, both.getCount());
    }

    /**
     * Tasks work on memory that is freed after a failure, so none may still run then. Both threads hold a task; the one
     * fails at once, the other goes on until it has seen that, and counts.
     */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aFailureIsThrownAsItIsOnceNoTaskRunsAnyMore(boolean callerFails) {
        IllegalStateException failure = new IllegalStateException("no memory");
        Thread caller = Thread.currentThread();
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger done = new AtomicInteger();

        try (ChunkThreads threads = new ChunkThreads(1, 1)) {
            RuntimeException thrown = assertThrows(
                    RuntimeException.class,
                    () -> threads.run(2, task -> {
                        both.countDown();
                        await(both);
                        if (callerFails == (Thread.currentThread() == caller)) {
                            throw failure;
                        }
                        for (int i = 0; i < 1_000_000; i++) {
                            done.incrementAndGet();
                        }
                    }));

            assertEquals(1_000_000, done.get());
            assertSame(failure, thrown);
        }
    }

    /** Both wait for each other before they fail. */
    @Test
    void whatOtherThreadsThrowIsKeptBesideWhatTheCallersHasThrown() {
        Thread caller = Thread.currentThread();
        IllegalStateException own = new IllegalStateException("own");
        IllegalArgumentException other = new IllegalArgumentException("other");
        CountDownLatch both = new CountDownLatch(2);
        try (ChunkThreads threads = new ChunkThreads(1, 1)) {
            RuntimeException thrown = assertThrows(
                    RuntimeException.class,
                    () -> threads.run(2, task -> {
                        both.countDown();
                        await(both);
                        throw Thread.currentThread() == caller ? own : other;
                    }));
            assertSame(own, thrown);
            assertSame(other, thrown.getSuppressed()[0]);
        }
    }

    @Test
    void anErrorIsThrownAsItIs() {
        OutOfMemoryError failure = new OutOfMemoryError("no memory");

        try (ChunkThreads threads = new ChunkThreads(1, 1)) {
            OutOfMemoryError thrown = assertThrows(
                    OutOfMemoryError.class,
                    () -> threads.run(2, task -> {
                        throw failure;
                    }));
            assertSame(failure, thrown);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
