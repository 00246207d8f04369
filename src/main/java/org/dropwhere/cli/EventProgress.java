package org.dropwhere.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.StoredFields;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/**
 * Writes an event for everything that happens.
 *
 * @param err for what is no event
 */
record EventProgress(TrialNames names, Events events, PrintWriter err) implements Progress {
    @Override
    public void started(Trial trial) {
        Map<String, Object> values = Events.of(names, trial);
        values.put("arms", Events.arms(names, trial));
        values.put("epochs", trial.description().training().epochs());
        events.write("trial-started", values);
    }

    @Override
    public void epoch(Trial trial, EpochMetrics metrics) {
        Map<String, Object> values = Events.of(names, trial);
        values.putAll(StoredFields.of(metrics));
        events.write("epoch", values);
    }

    @Override
    public void ended(Trial trial, Outcome outcome) {
        Map<String, Object> values = Events.of(names, trial);
        if (outcome instanceof Outcome.Finished finished) {
            values.put("epochs", finished.epochs().size());
            values.put("best-epoch", finished.bestEpoch());
            values.put("last-epoch", finished.lastEpoch());
            values.put("test-at-best", StoredFields.of(finished.testAtBest()));
            values.put("test-at-last", StoredFields.of(finished.testAtLast()));
            finished.withDropout().ifPresent(scores -> {
                values.put("test-with-dropout-at-best", StoredFields.of(scores.atBest()));
                values.put("test-with-dropout-at-last", StoredFields.of(scores.atLast()));
            });
            events.write("trial-finished", values);
        } else if (outcome instanceof Outcome.Failed failed) {
            values.put("epoch", failed.epoch());
            values.put("reason", failed.reason());
            events.write("trial-failed", values);
        }
    }

    @Override
    public void print(String sentence) {
        err.println(sentence);
    }

    @Override
    public void close() {}
}
