package org.dropwhere.execution;

import java.util.Optional;
import java.util.function.Supplier;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Snapshot;

/** The store and the listener of one run: told by one thread at a time, and of nothing more once the run is over. */
final class Audience {
    private final TrialStore store;
    private final ProgressListener listener;
    private volatile Optional<RuntimeException> over = Optional.empty();

    Audience(TrialStore store, ProgressListener listener) {
        this.store = store;
        this.listener = listener;
    }

    synchronized Optional<Snapshot> begin(Trial trial) {
        return ask(() -> {
            Optional<Snapshot> checkpoint = store.checkpoint(trial);
            listener.started(trial);
            return checkpoint;
        });
    }

    synchronized void checkpoint(Trial trial, Snapshot snapshot) {
        tell(() -> store.keepCheckpoint(trial, snapshot));
    }

    synchronized void epoch(Trial trial, EpochMetrics metrics) {
        tell(() -> listener.epoch(trial, metrics));
    }

    synchronized void crashed(Trial trial, Throwable failure) {
        tell(() -> store.keepTrace(trial, failure));
    }

    synchronized void ended(Trial trial, Outcome outcome) {
        tell(() -> {
            store.store(trial, outcome);
            listener.ended(trial, outcome);
        });
    }

    /** Ends the run for a reason, unless it had one before. What is being told now is told to its end. */
    synchronized void leave(RuntimeException why) {
        over = over.or(() -> Optional.of(why));
    }

    /** Waits for nobody. */
    void leaveIfOver() {
        over.ifPresent(why -> {
            throw new RunIsOver(why);
        });
    }

    private void tell(Runnable call) {
        ask(() -> {
            call.run();
            return true;
        });
    }

    private <T> T ask(Supplier<T> call) {
        leaveIfOver();
        try {
            return call.get();
        } catch (RuntimeException e) {
            leave(e);
            throw new RunIsOver(e);
        }
    }

    /** Ends a trial that is under way when the run is over. */
    static final class RunIsOver extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final RuntimeException why;

        RunIsOver(RuntimeException why) {
            super(why);
            this.why = why;
        }

        RuntimeException why() {
            return why;
        }
    }
}
