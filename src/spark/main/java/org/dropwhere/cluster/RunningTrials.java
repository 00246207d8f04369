package org.dropwhere.cluster;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dropwhere.execution.TrialEvents;
import org.dropwhere.execution.TrialReport;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;

/**
 * What the driver knows of the trials of a run. Tasks of one trial may follow each other, when an executor is lost, or
 * run at the same time, when Spark speculates: the receiver of events hears of each trial as if there had been one. It
 * is called by one thread, in the order in which things happen.
 */
final class RunningTrials implements AutoCloseable {
    private final Map<String, State> states = new LinkedHashMap<>();
    private final List<Trial> trials;
    private final TrialEvents events;
    private final Consumer<String> messages;
    private final Runnable stop;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Optional<Throwable> failure = Optional.empty();
    private boolean closed;

    private static final class State {
        private final Trial trial;
        private boolean started;
        private boolean ended;
        private int lastEpoch;
        private int losses;

        State(Trial trial) {
            this.trial = trial;
        }
    }

    /**
     * None of them has started.
     *
     * @param events hears what happens
     * @param messages hears what the user should know
     * @param stop ends the run early: called once, when {@link #failure} is known
     */
    RunningTrials(List<Trial> trials, TrialEvents events, Consumer<String> messages, Runnable stop) {
        this.trials = List.copyOf(trials);
        trials.forEach(trial -> states.put(trial.id(), new State(trial)));
        this.events = events;
        this.messages = messages;
        this.stop = stop;
    }

    /**
     * A task is about to train.
     *
     * @param mostLosses after so many lost executors a trial has failed
     */
    synchronized Serializable begins(TaskMessage.Begins message, int mostLosses) {
        State state = states.get(message.trial());
        if (state == null || state.ended || failure.isPresent()) {
            return Answer.LEAVE;
        }
        if (state.losses >= mostLosses) {
            return Answer.fail("The executors that trained it were lost " + state.losses
                    + " times. They may need more memory (--spark-conf spark.executor.memory=4g, say).");
        }
        if (!state.started) {
            state.started = true;
            call(() -> events.started(state.trial));
        }
        return Answer.TRAIN;
    }

    /** An epoch has ended in one of the tasks. */
    synchronized void epoch(TaskMessage.Epoch message) {
        State state = states.get(message.trial());
        if (state != null && !state.ended) {
            epoch(state, message.metrics());
        }
    }

    private void epoch(State state, EpochMetrics metrics) {
        if (metrics.epoch() > state.lastEpoch) {
            state.lastEpoch = metrics.epoch();
            call(() -> events.epoch(state.trial, metrics));
        }
    }

    /** A task has ended, of which Spark reports one for each trial. */
    synchronized void ended(Trial trial, TrialReport report) {
        State state = states.get(trial.id());
        if (state == null || state.ended) {
            return;
        }
        // The messages of the last epochs may be on their way.
        report.outcome().epochs().forEach(metrics -> epoch(state, metrics));
        state.ended = true;
        call(() -> events.ended(state.trial, report));
    }

    /** An executor was lost while it trained the trial at this place. */
    synchronized void lost(int place) {
        Optional.ofNullable(states.get(trials.get(place).id())).orElseThrow().losses++;
    }

    /**
     * Tells the user something, without keeping the caller waiting: a terminal may take no output, and Spark could not
     * even end then.
     */
    void tell(String sentence) {
        call(() -> messages.accept(sentence));
    }

    /** Ends the run, unless it has ended for another reason before. */
    synchronized void end(Throwable why) {
        if (failure.isEmpty()) {
            failure = Optional.of(why);
            stop.run();
        }
    }

    /** Why the run has ended early, if it has. */
    synchronized Optional<Throwable> failure() {
        return failure;
    }

    private synchronized void call(Runnable event) {
        if (closed) {
            return;
        }
        thread.execute(() -> {
            if (failure().isPresent()) {
                return;
            }
            try {
                event.run();
            } catch (RuntimeException | Error e) {
                end(e);
            }
        });
    }

    /** Waits until all that has happened was told; what happens later is not. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            thread.shutdown();
        }
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
