package org.dropwhere.execution;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.dropwhere.plan.Trial;

/**
 * Runs trials: here with threads, see {@link LocalExecutor}; elsewhere on a cluster. A {@link Trial} is a complete
 * task: its description decides every number of its outcome. Both it and the {@link TrialReport} that comes back are
 * serializable. A process that gets a trial from elsewhere trains it with {@code new
 * LocalExecutor(1).run(List.of(trial), ...)}, which hands the report to {@link TrialEvents#ended}; files of sequences
 * that the trial names have to be there.
 */
public interface TrialExecutor {

    /**
     * Gets ready, as by connecting to other machines. Called once before {@link #run}, and before anything is written:
     * if it fails, nothing has begun.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot train
     */
    default void prepare() {}

    /**
     * Says what kinds of machine have computed trials of the same experiment before, for executors that bind themselves
     * to one kind. Called before {@link #run}.
     *
     * @param kinds gives them, at some cost
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot train beside these
     */
    default void computedBefore(Supplier<Set<ComputingKind>> kinds) {}

    /** How many trials train side by side, as far as is known now: on a cluster, machines join and leave. */
    default int parallelTrials() {
        return 1;
    }

    /**
     * Runs all trials and returns when the last has ended. A trial that ends with an exception or runs out of memory
     * has failed, and is reported like any other; the others continue. What a checkpoint store or a receiver of events
     * throws ends the run: no further trial begins, those that are running stop without a report, and the exception is
     * thrown from here. Nothing is called any more once this method has returned or thrown.
     *
     * @param trials in the order in which they are to begin
     * @param checkpoints where unfinished trials are continued from, and kept
     * @param events receives everything that happens
     * @throws RuntimeException what {@code checkpoints} or {@code events} has thrown
     * @throws IllegalStateException if the calling thread is interrupted
     */
    void run(List<Trial> trials, CheckpointStore checkpoints, TrialEvents events);
}
