package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dropwhere.execution.TrialEvents;
import org.dropwhere.execution.TrialExecutor;
import org.dropwhere.execution.TrialReport;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/**
 * Trains trials and stores each as it ends.
 *
 * @param failFast whether the first trial that fails ends it
 */
record TrialTraining(TrialExecutor executor, RunStore store, boolean failFast) {

    /** Trains and says whether a failure has ended it before all trials had ended. */
    boolean isStopped(List<Trial> trials, RunListener listener) {
        try (ListenerThread<RunListener> thread = new ListenerThread<>(listener, RunListener::trainingEnded)) {
            executor.run(trials, store, new StoringEvents(store, failFast, thread, new AtomicBoolean()));
            return false;
        } catch (StoppedAtFailure e) {
            return true;
        }
    }

    /**
     * Stores each trial that ends before the listener hears of it.
     *
     * @param failed whether a trial has failed: where the first failure ends the run, no second one is stored
     */
    private record StoringEvents(
            RunStore store, boolean failFast, ListenerThread<RunListener> listener, AtomicBoolean failed)
            implements TrialEvents {
        @Override
        public void started(Trial trial) {
            listener.call(each -> each.trialStarted(trial));
        }

        @Override
        public void epoch(Trial trial, EpochMetrics metrics) {
            listener.call(each -> each.epoch(trial, metrics));
        }

        @Override
        public void ended(Trial trial, TrialReport report) {
            boolean ends = failFast && report.outcome() instanceof Outcome.Failed;
            if (ends && failed.getAndSet(true)) {
                throw new StoppedAtFailure();
            }
            if (!report.trace().isEmpty()) {
                Path log = store.storeTrace(trial, report.trace());
                listener.call(each -> each.trialCrashed(trial, log));
            }
            store.store(trial, report);
            listener.call(each -> each.trialEnded(trial, report.outcome()));
            if (ends) {
                throw new StoppedAtFailure();
            }
        }
    }

    /** Ends the training, though not all trials have ended. */
    private static final class StoppedAtFailure extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
