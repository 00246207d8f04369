package org.dropwhere.execution;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.dropwhere.network.kernel.Workers;

/** Threads that compute chunks of trials' batches, beside each trial's own thread. Thread-safe. */
public final class ChunkThreads implements Workers, AutoCloseable {
    private final int helpers;
    private final ExecutorService pool;

    /**
     * Threads for trials that run side by side.
     *
     * @param helpers threads beside a trial's own; 0 leaves all chunks to that one
     * @param trials how many trials run at a time
     */
    public ChunkThreads(int helpers, int trials) {
        this.helpers = helpers;
        pool = Executors.newFixedThreadPool(Math.max(1, helpers * trials));
    }

    @Override
    public void run(int tasks, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        Runnable share = () -> {
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                task.accept(i);
            }
        };
        CompletableFuture<?>[] shares = Stream.generate(() -> CompletableFuture.runAsync(share, pool))
                .limit(Math.max(0, Math.min(helpers, tasks - 1)))
                .toArray(CompletableFuture<?>[]::new);
        // After a failure too all are waited for: tasks work on memory that the caller frees then.
        try {
            share.run();
        } catch (RuntimeException | Error failure) {
            try {
                join(CompletableFuture.allOf(shares));
            } catch (RuntimeException | Error other) {
                // The same exception may have been thrown by several tasks, and cannot be added to itself.
                if (other != failure) {
                    failure.addSuppressed(other);
                }
            }
            throw failure;
        }
        join(CompletableFuture.allOf(shares));
    }

    private static void join(CompletableFuture<?> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
