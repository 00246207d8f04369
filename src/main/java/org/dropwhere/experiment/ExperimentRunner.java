package org.dropwhere.experiment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.execution.TrialExecutor;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlanPart;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.DataText;
import org.dropwhere.report.KnownData;
import org.dropwhere.report.Report;
import org.dropwhere.results.FolderContents;
import org.dropwhere.results.FolderLock;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.spec.Sweep;

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
        return train(sweep, PlanPart.WHOLE, options, listener, (start, folder, lock) -> {
            FileGuard guard = options.guard();
            Report report = Report.write(
                    folder,
                    start.plan(),
                    write -> guard.write(() -> {
                        lock.check();
                        write.run();
                    }));
            return new RunResult(start.plan(), folder.path(), start.outcomes().ended(), report);
        });
    }

    /**
     * Runs a part of the trials of an experiment likewise, in a folder of its own beside that of the whole. Without a
     * report, for which {@link Merger} puts the parts together.
     *
     * @param part not the whole
     * @return what came of it; trials that failed are part of it
     * @throws RuntimeException as {@link #run} does
     */
    public PartResult runPart(Sweep sweep, PlanPart part, RunOptions options, RunListener listener) {
        return train(
                sweep,
                part,
                options,
                listener,
                (start, folder, lock) -> new PartResult(
                        start.plan(), part, folder.path(), start.outcomes().ended()));
    }

    /** What comes after training, while the folder is locked. */
    private interface End<T> {
        T of(RunStart start, ResultsFolder folder, FolderLock lock);
    }

    private <T> T train(Sweep sweep, PlanPart part, RunOptions options, RunListener listener, End<T> end) {
        // Mistakes in files of sequences are found before anything is written.
        Plan plan = Planner.plan(sweep, data::digest);
        Map<String, DatasetSummary> files = KnownData.readFiles(plan, data);
        PretrainedCheck.check(plan, data);
        executor.prepare();
        ResultsFolder folder =
                PartFolder.of(options.results(), plan.experiment().name(), part).ofExperimentIn(sweep.folder());
        FileGuard guard = options.guard();
        try (FolderLock lock = folder.lock(holder())) {
            DataText.warnings(KnownData.of(plan, files)).forEach(listener::dataWarning);
            FolderContents contents = new FolderOpening(folder, guard, listener)
                    .open(
                            sweep,
                            plan,
                            files.values(),
                            data,
                            part.trials(plan),
                            FolderOpening.others(options.results(), plan.experiment(), part),
                            options.retryFailed())
                    .of(part);
            RunStart start = start(plan, part, contents, options.retryFailed());
            executor.computedBefore(() -> folder.kinds(start.outcomes().ended().keySet()));
            RunStore store = new RunStore(
                    folder, lock, guard, start.outcomes(), options.tensorBoard().files(folder, plan));
            store.beginEvents();
            listener.opened(start);
            TrialTraining training = new TrialTraining(executor, store, options.failFast());
            if (!start.open().isEmpty() && training.isStopped(start.open(), listener)) {
                listener.stoppedAtFailure(start);
            }
            lock.check();
            return end.of(start, folder, lock);
        }
    }

    /** Names this process to others that want the folder. */
    static String holder() {
        return ProcessHandle.current().pid() + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static RunStart start(Plan plan, PlanPart part, FolderContents contents, boolean retryFailed) {
        List<Trial> open = part.trials(plan).stream()
                .filter(trial -> !contents.ended().containsKey(trial) || (retryFailed && contents.hasFailed(trial)))
                .toList();
        return new RunStart(plan, part, EarlierWork.of(contents), open, new TrialOutcomes(plan, contents.ended()));
    }
}
