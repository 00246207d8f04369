package org.dropwhere.execution;

import org.dropwhere.plan.Trial;
import org.dropwhere.training.Outcome;

/** Where ended trials go; called by one thread at a time. */
public interface TrialSink {

    /** Keeps a trial's outcome. */
    void store(Trial trial, Outcome outcome);

    /** Keeps the stack trace of what stopped a trial unexpectedly; its outcome follows. */
    void keepTrace(Trial trial, Throwable failure);
}
