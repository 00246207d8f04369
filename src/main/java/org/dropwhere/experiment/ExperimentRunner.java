package org.dropwhere.experiment;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.execution.TrialEvents;
import org.dropwhere.execution.TrialExecutor;
import org.dropwhere.execution.TrialReport;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.DataText;
import org.dropwhere.report.KnownData;
import org.dropwhere.report.Report;
import org.dropwhere.results.FolderContents;
import org.dropwhere.results.FolderLock;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.Sweep;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/**
 * Runs experiments: trains the trials that have not ended yet, keeps them in the experiment's folder, and writes the
 * report.
 *
 * @param executor what trains the trials
 * @param data the data of the run; where the executor has the same, files are read once
 */
public record ExperimentRunner(TrialExecutor executor, DatasetCache data) {
    /** With an executor that reads the data by itself. */
    public ExperimentRunner(TrialExecutor executor) {
        this(executor, new DatasetCache());
    }

    /**
     * Runs an experiment. Trials that have finished in an earlier run are not run again, those that were stopped
     * continue from their last checkpoint.
     *
     * @param sweep the experiment at all points of its sweep, from {@link org.dropwhere.config.ExperimentFile}
     * @param options where results go, and what is done about failures
     * @param listener follows everything that happens
     * @return what came of it; trials that failed are part of it
     * @throws org.dropwhere.failure.BadInput if the experiment or its data are wrong, another process uses the folder,
     *     or files of it are not the program's or of a version that is not read
     * @throws org.dropwhere.failure.EnvironmentFailure if the machine fails, as when a file cannot be read or written
     * @throws IllegalStateException if the calling thread is interrupted
     * @throws RuntimeException what the listener has thrown
     */
    public RunResult run(Sweep sweep, RunOptions options, RunListener listener) {
        // Mistakes in files of sequences are found before anything is written.
        Plan plan = Planner.plan(sweep, data::digest);
        Map<String, DatasetSummary> files = KnownData.readFiles(plan, data);
        PretrainedCheck.check(plan, data);
        ResultsFolder folder =
                ResultsFolder.of(options.results(), plan.experiment().name()).ofExperimentIn(sweep.folder());
        FileGuard guard = options.guard();
        try (FolderLock lock = folder.lock(holder())) {
            DataText.warnings(KnownData.of(plan, files)).forEach(listener::dataWarning);
            FolderContents contents = open(sweep, plan, files.values(), vocabularies(plan), folder, guard, listener);
            RunStart start = start(plan, contents, options.retryFailed());
            RunStore store = new RunStore(
                    folder, lock, guard, start.outcomes(), options.tensorBoard().files(folder, plan));
            store.beginEvents();
            listener.opened(start);
            if (!start.open().isEmpty()) {
                train(start, store, options.failFast(), listener);
            }
            lock.check();
            Report report = Report.write(
                    folder,
                    plan,
                    write -> guard.write(() -> {
                        lock.check();
                        write.run();
                    }));
            return new RunResult(plan, folder.path(), start.outcomes().ended(), report);
        }
    }

    /** Of the data of the plan that are text and whose words do not depend on the seed, by their keys. */
    private Map<String, List<String>> vocabularies(Plan plan) {
        Map<String, List<String>> vocabularies = new LinkedHashMap<>();
        for (Data each : plan.data()) {
            if (each instanceof FileData files) {
                data.vocabulary(files)
                        .ifPresent(words -> vocabularies.put(data.summary(files).key(), words));
            }
        }
        return vocabularies;
    }

    /** Names this process to others that want the folder. */
    private static String holder() {
        return ProcessHandle.current().pid() + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** From now on the plan is what the folder has, whatever becomes of the experiment's file. */
    private static FolderContents open(
            Sweep sweep,
            Plan plan,
            Collection<DatasetSummary> files,
            Map<String, List<String>> vocabularies,
            ResultsFolder folder,
            FileGuard guard,
            RunListener listener) {
        String yaml = sweep.text().apply(folder.path());
        FolderContents contents = guard.write(() -> {
            folder.requireOwnFiles(yaml);
            Report.requireOwnFiles(folder);
            return folder.takeOver(plan);
        });
        contents.damaged().forEach(listener::damaged);
        if (!contents.notInPlan().isEmpty()) {
            listener.notInPlan(contents);
        }
        Optional<String> damagedSummary = guard.write(() -> {
            folder.writePlan(plan);
            folder.writeExperiment(yaml);
            folder.writeVocabularies(vocabularies);
            return folder.writeDataSummaries(files);
        });
        List<Path> apart = folder.filesApart(plan);
        if (!apart.isEmpty()) {
            listener.filesApart(folder.path(), apart);
        }
        damagedSummary.ifPresent(listener::damaged);
        return contents;
    }

    private static RunStart start(Plan plan, FolderContents contents, boolean retryFailed) {
        List<Trial> open = plan.trials().stream()
                .filter(trial -> !contents.ended().containsKey(trial) || (retryFailed && contents.hasFailed(trial)))
                .toList();
        return new RunStart(plan, EarlierWork.of(contents), open, new TrialOutcomes(plan, contents.ended()));
    }

    private void train(RunStart start, RunStore store, boolean failFast, RunListener listener) {
        boolean stopped;
        try (ListenerThread<RunListener> thread = new ListenerThread<>(listener, RunListener::trainingEnded)) {
            stopped = isStopped(start.open(), store, new StoringEvents(store, failFast, thread, new AtomicBoolean()));
        }
        if (stopped) {
            listener.stoppedAtFailure(start);
        }
    }

    /** Trains and says whether a failure has ended it before all trials had ended. */
    private boolean isStopped(List<Trial> trials, RunStore store, StoringEvents events) {
        try {
            executor.run(trials, store, events);
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
