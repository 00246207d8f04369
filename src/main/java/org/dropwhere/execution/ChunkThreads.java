package org.dropwhere.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
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
    public int width() {
        return helpers + 1;
    }

    @Override
    public void run(int tasks, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        Runnable share = () -> {
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                task.accept(i);
            }
        };
        List<CompletableFuture<Void>> shares = new ArrayList<>();
        // After a failure too all are waited for: tasks work on memory that the caller frees then.
        try {
            while (shares.size() < Math.min(helpers, tasks - 1)) {
                shares.add(CompletableFuture.runAsync(share, pool));
            }
            share.run();
        } catch (RuntimeException | Error failure) {
            try {
                join(shares);
            } catch (RuntimeException | Error other) {
                // The same exception may have been thrown by several tasks, and cannot be added to itself.
                if (other != failure) {
                    failure.addSuppressed(other);
                }
            }
            throw failure;
        }
        join(shares);
    }

    private static void join(List<CompletableFuture<Void>> shares) {
        try {
            CompletableFuture.allOf(shares.toArray(CompletableFuture<?>[]::new)).join();
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
