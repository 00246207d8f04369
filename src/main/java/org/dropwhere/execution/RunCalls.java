package org.dropwhere.execution;

import java.util.Optional;
import java.util.function.Supplier;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Snapshot;

/**
 * Forwards calls of trials to the store and the events; once the run has ended, each call throws {@link RunIsOver}.
 * Different trials call at the same time.
 */
final class RunCalls implements CheckpointStore, TrialEvents {
    private final CheckpointStore checkpoints;
    private final TrialEvents events;
    private volatile Optional<Throwable> over = Optional.empty();

    RunCalls(CheckpointStore checkpoints, TrialEvents events) {
        this.checkpoints = checkpoints;
        this.events = events;
    }

    @Override
    public Optional<Snapshot> load(Trial trial) {
        return call(() -> checkpoints.load(trial));
    }

    @Override
    public void save(Trial trial, Snapshot snapshot) {
        call(() -> checkpoints.save(trial, snapshot));
    }

    @Override
    public void started(Trial trial) {
        call(() -> events.started(trial));
    }

    @Override
    public void epoch(Trial trial, EpochMetrics metrics) {
        call(() -> events.epoch(trial, metrics));
    }

    @Override
    public void ended(Trial trial, TrialReport report) {
        call(() -> events.ended(trial, report));
    }

    /** Ends the run, unless it has ended for another reason before. Calls that have begun are completed. */
    synchronized void end(Throwable why) {
        over = over.or(() -> Optional.of(why));
    }

    /**
     * Returns while the run goes on.
     *
     * @throws RunIsOver once it has ended
     */
    void checkNotOver() {
        over.ifPresent(why -> {
            throw new RunIsOver(why);
        });
    }

    private void call(Runnable call) {
        call(() -> {
            call.run();
            return true;
        });
    }

    private <T> T call(Supplier<T> call) {
        checkNotOver();
        try {
            return call.get();
        } catch (RuntimeException | Error e) {
            // An error too: what a store or a listener lacks memory for is no failure of the trial.
            end(e);
            throw new RunIsOver(e);
        }
    }

    /** Why the run has ended: the first of all reasons. */
    Optional<Throwable> whyOver() {
        return over;
    }

    /** Ends a running trial when the run has ended; it is no failure of the trial. */
    static final class RunIsOver extends RuntimeException {
        private static final long serialVersionUID = 1;

        RunIsOver(Throwable why) {
            super(why);
        }
    }
}
