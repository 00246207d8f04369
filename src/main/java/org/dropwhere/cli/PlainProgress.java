package org.dropwhere.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** A line for each trial that ends, and one now and then between them, for logs and pipes. */
final class PlainProgress implements Progress {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Plan plan;
    private final PrintWriter err;
    private final int trials;
    private final RemainingTime remaining;
    private int ended;
    private Instant lastLine = Instant.now();

    PlainProgress(Plan plan, List<Trial> open, PrintWriter err) {
        this.plan = plan;
        this.err = err;
        trials = open.size();
        remaining = new RemainingTime(open.stream().mapToInt(Wording::epochs).sum());
    }

    @Override
    public void started(Trial trial) {}

    @Override
    public void epoch(Trial trial, EpochMetrics metrics) {
        remaining.step();
        if (Duration.between(lastLine, Instant.now()).compareTo(PAUSE) >= 0) {
            line(Wording.name(plan, trial) + ", epoch " + metrics.epoch() + ": " + Wording.metrics(metrics));
        }
    }

    @Override
    public void ended(Trial trial, Outcome outcome) {
        ended++;
        remaining.skip(Wording.epochs(trial) - outcome.epochs().size());
        line(Wording.name(plan, trial) + ": " + Wording.outcome(outcome));
    }

    private void line(String text) {
        err.println("[" + ended + "/" + trials + "] " + text + remaining.text());
        lastLine = Instant.now();
    }

    @Override
    public void close() {}
}
