package org.dropwhere.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dropwhere.data.Datasets;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Trainer;

/**
 * Runs trials side by side, one thread each. A run of fewer trials than threads gives each trial several, which compute
 * its chunks; either way the numbers are the same.
 */
public final class Runner {
    private final int jobs;
    private final TrialSink sink;
    private final ProgressListener listener;

    /**
     * A runner of trials.
     *
     * @param jobs threads in all, 1 or more
     * @param sink keeps what trials come to
     * @param listener told of everything
     */
    public Runner(int jobs, TrialSink sink, ProgressListener listener) {
        this.jobs = jobs;
        this.sink = sink;
        this.listener = listener;
    }

    /**
     * Runs all trials and returns when the last has ended. A trial that ends with an exception or without memory has
     * failed; the others go on. What the sink or the listener throws ends the run, and so does an interrupt: trials
     * under way go no further than the end of their epoch, and nobody is told of them any more.
     */
    public void run(List<Trial> trials) {
        if (trials.isEmpty()) {
            return;
        }
        Audience audience = new Audience(sink, listener);
        int abreast = Math.min(jobs, trials.size());
        ExecutorService trialPool = Executors.newFixedThreadPool(abreast);
        try (ChunkThreads chunkThreads = new ChunkThreads(jobs / abreast - 1, abreast)) {
            CompletableFuture<?>[] futures = trials.stream()
                    .map(trial -> CompletableFuture.runAsync(() -> run(trial, chunkThreads, audience), trialPool))
                    .toArray(CompletableFuture<?>[]::new);
            try {
                for (CompletableFuture<?> future : futures) {
                    await(future);
                }
            } catch (RuntimeException e) {
                audience.leave(e);
                throw e;
            } finally {
                // Trials under way still use the chunk threads.
                CompletableFuture.allOf(futures).handle((done, failure) -> true).join();
            }
        } finally {
            trialPool.shutdown();
        }
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
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void run(Trial trial, Workers workers, Audience audience) {
        audience.started(trial);
        audience.ended(trial, train(trial, workers, audience));
    }

    // OutOfMemoryError is the likeliest failure of a large model, and the trial's memory is free again once it has
    // ended.
    private static Outcome train(Trial trial, Workers workers, Audience audience) {
        TrialDescription description = trial.description();
        List<EpochMetrics> epochs = new ArrayList<>();
        try {
            if (!Datasets.digest(description.data()).equals(description.dataDigest())) {
                return new Outcome.Failed(epochs, 1, "Its CSV files have changed since the run began.");
            }
            return Trainer.train(description, Datasets.of(description.data(), description.seed()), workers, metrics -> {
                epochs.add(metrics);
                audience.epoch(trial, metrics);
            });
        } catch (Audience.RunIsOver e) {
            throw e;
        } catch (OutOfMemoryError e) {
            audience.crashed(trial, e);
            return new Outcome.Failed(
                    epochs,
                    epochs.size() + 1,
                    "Out of memory. Run fewer jobs, allow the JVM more (-Xmx), or make the batches smaller.");
        } catch (RuntimeException e) {
            audience.crashed(trial, e);
            return new Outcome.Failed(epochs, epochs.size() + 1, "Stopped by an unexpected failure: " + e);
        }
    }
}
