package org.dropwhere.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.data.Datasets;
import org.dropwhere.execution.ProgressListener;
import org.dropwhere.execution.Runner;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.DataText;
import org.dropwhere.report.KnownData;
import org.dropwhere.report.Report;
import org.dropwhere.results.FolderContents;
import org.dropwhere.results.FolderLock;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.spec.Sweep;
import org.dropwhere.training.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains what an experiment describes. */
@Command(
        name = "run",
        description = {
            "Train all variants of an experiment over all its seeds, and write a report, tables and charts.",
            "",
            "Give the command again to go on with a run that was stopped: trials that have finished are not run again, those that were"
                    + " stopped go on from their last checkpoint. The same experiment gives the same tables, whatever the number of jobs and"
                    + " however often it was stopped."
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private ExperimentArgument experiment = new ExperimentArgument();

    @Mixin
    private SweepOptions sweep = new SweepOptions();

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Folder of all results; the experiment gets a folder of its name in it. Default: results")
    private Path results = Path.of("results");

    @Mixin
    private JobsOption jobs = new JobsOption();

    @Option(names = "--fail-fast", description = "Stop at the first trial that fails. Default: run the others")
    private boolean failFast;

    @Option(
            names = "--retry-failed",
            description = "Try trials again that failed before. Default: they count as failed")
    private boolean retryFailed;

    @Mixin
    private Presentation presentation = new Presentation();

    @Override
    public Integer call() {
        Sweep said = experiment.read(sweep);
        Plan plan = Planner.plan(said, Datasets::digest);
        // What is wrong with CSV files is told before anything is written.
        Map<String, DatasetSummary> files = KnownData.readFiles(plan);
        ResultsFolder folder = ResultsFolder.of(
                ResultsArgument.given("--results", results), plan.experiment().name());
        try (Interruption interruption = new Interruption(() -> presentation.interrupted(Wording.INTERRUPTED_EARLY));
                FolderLock lock = folder.lock(holder())) {
            DataText.warnings(KnownData.of(plan, files))
                    .forEach(sentence -> presentation.message("Warning: " + sentence));
            FolderContents contents = interruption.guard(() -> open(plan, said, files, folder));
            RunStore store = new RunStore(plan, folder, lock, interruption, presentation, contents.ended());
            interruption.say(() -> presentation.interrupted(Wording.interrupted(store, plan)));
            train(plan, contents, store, interruption);
            lock.check();
            Report report = Report.write(
                    folder,
                    plan,
                    write -> interruption.guard(() -> {
                        lock.check();
                        write.run();
                    }));
            return interruption.guard(() -> show(plan, report, folder, store));
        }
    }

    private static String holder() {
        return ProcessHandle.current().pid() + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** From now on the plan is what the folder has, whatever becomes of the experiment's file. */
    private FolderContents open(Plan plan, Sweep said, Map<String, DatasetSummary> files, ResultsFolder folder) {
        String yaml = said.text().apply(folder.path());
        folder.refuseForeign(yaml);
        Report.refuseForeign(folder);
        FolderContents contents = folder.inspect(plan);
        contents.damaged().forEach(presentation::error);
        if (!contents.notInPlan().isEmpty()) {
            presentation.message(Wording.notInPlan(contents));
        }
        folder.writePlan(plan);
        folder.writeExperiment(yaml);
        List<Path> apart = folder.filesApart(plan);
        if (!apart.isEmpty()) {
            presentation.message(Wording.apart(folder.path(), apart));
        }
        folder.writeDataSummaries(files.values()).ifPresent(presentation::error);
        return contents;
    }

    private void train(Plan plan, FolderContents contents, RunStore store, Interruption interruption) {
        List<Trial> open = plan.trials().stream()
                .filter(trial -> !contents.ended().containsKey(trial) || (retryFailed && contents.hasFailed(trial)))
                .toList();
        presentation.begins(plan, Found.of(contents), open.size(), jobs.jobs());
        if (open.isEmpty()) {
            return;
        }
        try (Progress progress = presentation.progress(plan, open)) {
            ProgressListener listener = failFast ? new FailFast(progress) : progress;
            new Runner(jobs.jobs(), store, new UntilInterrupted(interruption, listener)).run(open);
        } catch (FailFast.Failed e) {
            presentation.message(Wording.failedFast(plan, store.ended().size(), retryFailed));
        }
    }

    /** Names the failed trials at the end; they are part of the tables too. */
    private int show(Plan plan, Report report, ResultsFolder folder, RunStore store) {
        Map<Trial, Outcome.Failed> failed = store.failed();
        presentation.ends(report, folder.path(), store.ended().size() - failed.size(), failed.size());
        if (!failed.isEmpty()) {
            failed.forEach((trial, how) -> presentation.error(Wording.failure(plan, trial, how)));
            presentation.message(Wording.failed(failed.size(), plan));
        }
        return !report.missing().isEmpty()
                ? ExitCode.REPORT_LACKS_PARTS
                : failed.isEmpty() ? ExitCode.DONE : ExitCode.SOME_TRIALS_FAILED;
    }
}
