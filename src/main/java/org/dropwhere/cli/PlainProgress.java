package org.dropwhere.cli;

import java.io.PrintWriter;
import java.time.Duration;
import org.dropwhere.execution.Ticker;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** A line now and then, and one for each trial that fails, for logs and pipes. The figures are chosen, not measured. */
final class PlainProgress implements Progress {
    /** Work that has to be done between two lines, in percent of all. */
    private static final int STEP_PERCENT = 5;
    /** Time that has to pass between two lines. */
    private static final Duration PAUSE = Duration.ofSeconds(10);
    /** After this time there is a line however little was done: the run is alive. */
    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(5);

    private final TrialNames names;
    private final RunProgress run;
    private final PrintWriter err;
    private final Ticker ticker;
    private long lastLine;
    private int lastPercent;

    PlainProgress(TrialNames names, RunProgress run, PrintWriter err, Ticker ticker) {
        this.names = names;
        this.run = run;
        this.err = err;
        this.ticker = ticker;
        lastLine = ticker.nanos();
    }

    @Override
    public void started(Trial trial) {}

    @Override
    public void epoch(Trial trial, EpochMetrics metrics) {
        run.epoch(trial, metrics);
        long now = ticker.nanos();
        Duration silence = Duration.ofNanos(now - lastLine);
        boolean due = run.percent() >= lastPercent + STEP_PERCENT && silence.compareTo(PAUSE) >= 0;
        if (due || silence.compareTo(SIGN_OF_LIFE) >= 0) {
            print(run.percent() + " %: " + run.text());
            lastLine = now;
            lastPercent = run.percent();
        }
    }

    @Override
    public void ended(Trial trial, Outcome outcome) {
        run.ended(trial, outcome);
        if (outcome instanceof Outcome.Failed failed) {
            print(names.failure(trial, failed));
        }
    }

    @Override
    public void print(String sentence) {
        err.println(sentence);
    }

    @Override
    public void close() {}
}
