package org.dropwhere.execution;

import java.util.Optional;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Snapshot;

/** Where trials are kept, ended ones and others; called by one thread at a time. */
public interface TrialStore {

    /** How far an earlier run has come with a trial, if it has kept that. */
    Optional<Snapshot> checkpoint(Trial trial);

    /** Keeps how far a trial has come, in place of what was kept before. */
    void keepCheckpoint(Trial trial, Snapshot snapshot);

    /** Keeps a trial's outcome. */
    void store(Trial trial, Outcome outcome);

    /** Keeps the stack trace of what stopped a trial unexpectedly; its outcome follows. */
    void keepTrace(Trial trial, Throwable failure);
}
