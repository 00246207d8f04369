package org.dropwhere.execution;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.dropwhere.network.kernel.Workers;

/** Threads that help trials with the chunks of their batches. */
public final class ChunkThreads implements Workers, AutoCloseable {
    private final int helpers;
    private final ExecutorService pool;

    /**
     * Threads for some trials abreast.
     *
     * @param helpers threads beside a trial's own; 0 leaves all chunks to that one
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
        try {
            share.run();
        } finally {
            // After a failure too: tasks work on memory that the caller frees then.
            join(CompletableFuture.allOf(shares));
        }
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
