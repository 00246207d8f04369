package org.dropwhere.cli;

import java.io.PrintWriter;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** Shows no progress; prints sentences only. */
record NoProgress(PrintWriter err) implements Progress {
    @Override
    public void started(Trial trial) {}

    @Override
    public void epoch(Trial trial, EpochMetrics metrics) {}

    @Override
    public void ended(Trial trial, Outcome outcome) {}

    @Override
    public void print(String sentence) {
        err.println(sentence);
    }

    @Override
    public void close() {}
}
