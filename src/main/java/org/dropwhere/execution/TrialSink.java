package org.dropwhere.execution;

import org.dropwhere.plan.Trial;
import org.dropwhere.training.Outcome;

/** Where ended trials go; called by one thread at a time. */
@FunctionalInterface
public interface TrialSink {

    /** Keeps a trial's outcome. */
    void store(Trial trial, Outcome outcome);
}
