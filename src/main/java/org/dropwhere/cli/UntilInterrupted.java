package org.dropwhere.cli;

import org.dropwhere.execution.ProgressListener;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** Passes on how a run goes, until it is interrupted: nothing is shown below the message that says so. */
record UntilInterrupted(Interruption interruption, ProgressListener listener) implements ProgressListener {

    @Override
    public void started(Trial trial) {
        interruption.guard(() -> listener.started(trial));
    }

    @Override
    public void epoch(Trial trial, EpochMetrics metrics) {
        interruption.guard(() -> listener.epoch(trial, metrics));
    }

    @Override
    public void ended(Trial trial, Outcome outcome) {
        interruption.guard(() -> listener.ended(trial, outcome));
    }
}
