package org.dropwhere.cli;

import org.dropwhere.execution.ProgressListener;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** Passes on how a run goes, and ends it once a trial has failed. */
record FailFast(ProgressListener listener) implements ProgressListener {

    @Override
    public void started(Trial trial) {
        listener.started(trial);
    }

    @Override
    public void epoch(Trial trial, EpochMetrics metrics) {
        listener.epoch(trial, metrics);
    }

    @Override
    public void ended(Trial trial, Outcome outcome) {
        listener.ended(trial, outcome);
        if (outcome instanceof Outcome.Failed) {
            throw new Failed();
        }
    }

    /** The run is over, though not all trials have ended. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
