package org.dropwhere.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.dropwhere.network.kernel.Workers;

/** Threads that help trials with the chunks of their batches. */
final class ChunkThreads implements Workers, AutoCloseable {
    private final int helpers;
    private final ExecutorService pool;

    /**
     * Threads for some trials abreast.
     *
     * @param helpers threads beside a trial's own; 0 leaves all chunks to that one
     */
    ChunkThreads(int helpers, int trials) {
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
        List<Future<?>> shares = new ArrayList<>();
        for (int helper = 0; helper < Math.min(helpers, tasks - 1); helper++) {
            shares.add(pool.submit(share));
        }
        share.run();
        for (Future<?> future : shares) {
            await(future);
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("A training step was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
