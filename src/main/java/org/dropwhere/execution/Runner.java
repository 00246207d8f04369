package org.dropwhere.execution;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dropwhere.plan.Trial;

/**
 * Runs trials side by side, one thread each. A run of fewer trials than threads gives each trial several, which compute
 * its chunks; either way the numbers are the same.
 */
public final class Runner {
    private final int jobs;
    private final TrialStore store;
    private final ProgressListener listener;

    /**
     * A runner of trials.
     *
     * @param jobs threads in all, 1 or more
     * @param store keeps what trials come to, and how far they have come
     * @param listener told of everything
     */
    public Runner(int jobs, TrialStore store, ProgressListener listener) {
        this.jobs = jobs;
        this.store = store;
        this.listener = listener;
    }

    /**
     * Runs all trials and returns when the last has ended. A trial that ends with an exception or without memory has
     * failed; the others go on. What the store or the listener throws ends the run as soon as it happens, and so do an
     * error and an interrupt: trials under way go no further than the end of their batch, of training or of evaluation,
     * and nobody is told of them any more.
     *
     * @throws RuntimeException what the store or the listener has thrown
     * @throws IllegalStateException if the calling thread is interrupted
     */
    public void run(List<Trial> trials) {
        if (trials.isEmpty()) {
            return;
        }
        Audience audience = new Audience(store, listener);
        int abreast = Math.min(jobs, trials.size());
        ExecutorService trialPool = Executors.newFixedThreadPool(abreast);
        try (ChunkThreads chunkThreads = new ChunkThreads(jobs / abreast - 1, abreast)) {
            CompletableFuture<?>[] futures = trials.stream()
                    .map(trial -> CompletableFuture.runAsync(
                            () -> new TrialRun(trial, audience).run(chunkThreads), trialPool))
                    .toArray(CompletableFuture<?>[]::new);
            try {
                await(endOrFirstFailure(futures));
            } catch (RuntimeException e) {
                audience.leave(e);
                throw e;
            } catch (Error e) {
                audience.leave(new IllegalStateException(e));
                throw e;
            } finally {
                // Trials under way still use the chunk threads.
                CompletableFuture.allOf(futures).handle((done, failure) -> true).join();
            }
        } finally {
            trialPool.shutdown();
        }
    }

    /** Fails as soon as one of them does, whatever their order. */
    private static Future<?> endOrFirstFailure(CompletableFuture<?>[] futures) {
        CompletableFuture<?> failed = new CompletableFuture<>();
        for (CompletableFuture<?> future : futures) {
            CompletableFuture<?> unused =
                    future.handle((done, failure) -> failure != null && failed.completeExceptionally(failure));
        }
        return CompletableFuture.anyOf(CompletableFuture.allOf(futures), failed);
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Audience.RunIsOver over) {
                throw over.why();
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
