package org.dropwhere.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** A line now and then, and one for each trial that fails, for logs and pipes. */
final class PlainProgress implements Progress {
    /** So much has to be done between two lines, and ... */
    private static final int STEP_PERCENT = 5;
    /** ... so much time has to pass. */
    private static final Duration PAUSE = Duration.ofSeconds(10);
    /** After so long there is a line whatever was done: the run is alive. */
    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(5);

    private final Plan plan;
    private final PrintWriter err;
    private final InstantSource clock;
    private final Tally tally;
    private Instant lastLine;
    private int lastPercent;

    PlainProgress(Plan plan, List<Trial> open, PrintWriter err, InstantSource clock) {
        this.plan = plan;
        this.err = err;
        this.clock = clock;
        tally = new Tally(open, clock);
        lastLine = clock.instant();
    }

    @Override
    public void started(Trial trial) {}

    @Override
    public void epoch(Trial trial, EpochMetrics metrics) {
        tally.epoch(trial, metrics);
        Duration silence = Duration.between(lastLine, clock.instant());
        boolean due = tally.percent() >= lastPercent + STEP_PERCENT && silence.compareTo(PAUSE) >= 0;
        if (due || silence.compareTo(SIGN_OF_LIFE) >= 0) {
            say(tally.percent() + " %: " + tally.text());
            lastLine = clock.instant();
            lastPercent = tally.percent();
        }
    }

    @Override
    public void ended(Trial trial, Outcome outcome) {
        tally.ended(trial, outcome);
        if (outcome instanceof Outcome.Failed failed) {
            say(Wording.failure(plan, trial, failed));
        }
    }

    @Override
    public void say(String sentence) {
        err.println(sentence);
    }

    @Override
    public void close() {}
}
