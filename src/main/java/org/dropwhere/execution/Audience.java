package org.dropwhere.execution;

import java.util.Optional;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** The sink and the listener of one run: told by one thread at a time, and of nothing more once the run is over. */
final class Audience {
    private final TrialSink sink;
    private final ProgressListener listener;
    private Optional<RuntimeException> over = Optional.empty();

    Audience(TrialSink sink, ProgressListener listener) {
        this.sink = sink;
        this.listener = listener;
    }

    synchronized void started(Trial trial) {
        tell(() -> listener.started(trial));
    }

    synchronized void epoch(Trial trial, EpochMetrics metrics) {
        tell(() -> listener.epoch(trial, metrics));
    }

    synchronized void crashed(Trial trial, Throwable failure) {
        tell(() -> sink.keepTrace(trial, failure));
    }

    synchronized void ended(Trial trial, Outcome outcome) {
        tell(() -> {
            sink.store(trial, outcome);
            listener.ended(trial, outcome);
        });
    }

    /** Ends the run for a reason, unless it had one before. What is being told now is told to its end. */
    synchronized void leave(RuntimeException why) {
        over = over.or(() -> Optional.of(why));
    }

    private void tell(Runnable call) {
        over.ifPresent(why -> {
            throw new RunIsOver(why);
        });
        try {
            call.run();
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
