package org.dropwhere.cli;

import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** Shows nothing. */
final class NoProgress implements Progress {
    @Override
    public void started(Trial trial) {}

    @Override
    public void epoch(Trial trial, EpochMetrics metrics) {}

    @Override
    public void ended(Trial trial, Outcome outcome) {}

    @Override
    public void close() {}
}
