package org.dropwhere.execution;

import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** Told how a run goes on; called by one thread at a time. */
public interface ProgressListener {

    /** A trial begins, or goes on from where an earlier run has left it. */
    void started(Trial trial);

    /** A trial has finished an epoch. */
    void epoch(Trial trial, EpochMetrics metrics);

    /** A trial has ended, well or not, and is stored. */
    void ended(Trial trial, Outcome outcome);
}
