package org.dropwhere.execution;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.plan.Trial;
import org.dropwhere.pretrained.PretrainedFiles;

/**
 * Runs trials side by side in this process, one thread each. If there are fewer trials than threads, the spare threads
 * compute chunks of the trials' batches; either way the numbers are the same.
 */
public final class LocalExecutor implements TrialExecutor {
    private final int jobs;
    private final DatasetCache data;
    private final Ticker ticker;
    private final PretrainedFiles pretrained = new PretrainedFiles();

    /**
     * An executor with some threads, which reads the data of its trials by itself.
     *
     * @param jobs threads in all, 1 or more
     * @throws IllegalArgumentException if there are none
     */
    public LocalExecutor(int jobs) {
        this(jobs, new DatasetCache());
    }

    /**
     * An executor with some threads.
     *
     * @param jobs threads in all, 1 or more
     * @param data what reads the data of its trials
     * @throws IllegalArgumentException if there are no threads
     */
    public LocalExecutor(int jobs, DatasetCache data) {
        this(jobs, data, Ticker.SYSTEM);
    }

    /** @param ticker decides when checkpoints are due */
    LocalExecutor(int jobs, DatasetCache data, Ticker ticker) {
        if (jobs < 1) {
            throw new IllegalArgumentException("Trials need a thread, not " + jobs);
        }
        this.jobs = jobs;
        this.data = data;
        this.ticker = ticker;
    }

    @Override
    public int parallelTrials() {
        return jobs;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Running trials stop at the end of their batch, of training or of evaluation. An {@link Error} other than
     * {@link OutOfMemoryError} ends the run too.
     */
    @Override
    public void run(List<Trial> trials, CheckpointStore checkpoints, TrialEvents events) {
        if (trials.isEmpty()) {
            return;
        }
        RunCalls calls = new RunCalls(checkpoints, events);
        Provenance provenance = Provenance.ofThisProcess();
        int parallelTrials = Math.min(jobs, trials.size());
        ExecutorService trialPool = Executors.newFixedThreadPool(parallelTrials);
        try (ChunkThreads chunkThreads = new ChunkThreads(jobs / parallelTrials - 1, parallelTrials)) {
            CompletableFuture<?>[] futures = trials.stream()
                    .map(trial -> CompletableFuture.runAsync(
                            () -> new TrialRun(trial, calls, provenance, data, pretrained, ticker).run(chunkThreads),
                            trialPool))
                    .toArray(CompletableFuture<?>[]::new);
            try {
                await(endOrFirstFailure(futures), calls);
            } finally {
                // Running trials still use the chunk threads, and may be in a call.
                CompletableFuture.allOf(futures).handle((done, failure) -> true).join();
            }
            throwFirst(calls);
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

    /** Returns when all trials have ended, or the run has ended for a reason that the calls then know. */
    private static void await(Future<?> future, RunCalls calls) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            calls.end(new IllegalStateException("The run was interrupted", e));
        } catch (ExecutionException e) {
            // Nothing new where it is the reason itself that ended the trial.
            calls.end(Optional.ofNullable(e.getCause()).orElse(e));
        }
    }

    private static void throwFirst(RunCalls calls) {
        Throwable first = calls.whyOver().orElse(null);
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first != null) {
            throw new IllegalStateException(first);
        }
    }
}
