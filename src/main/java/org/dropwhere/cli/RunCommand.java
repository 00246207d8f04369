package org.dropwhere.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dropwhere.config.Sweep;
import org.dropwhere.data.Datasets;
import org.dropwhere.execution.Runner;
import org.dropwhere.execution.TrialStore;
import org.dropwhere.network.kernel.Blas;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.Report;
import org.dropwhere.results.Provenance;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains what an experiment describes. */
@Command(
        name = "run",
        description = {
            "Train all variants of an experiment over all its seeds, and write a report, tables and charts.",
            "",
            "Trials that finished before are not run again, those that failed are. The same experiment gives the same tables, whatever the number"
                    + " of jobs."
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

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = Count.class,
            description = "Trials side by side, one thread each. Default: the number of processors")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Mixin
    private Presentation presentation = new Presentation();

    @Override
    public Integer call() {
        Sweep said = experiment.read(sweep);
        Plan plan = Planner.plan(said, Datasets::digest);
        // What is wrong with CSV files is told before anything is written.
        plan.data().forEach(Datasets::check);
        ResultsFolder folder = ResultsFolder.of(results, plan.experiment().name());
        try (Interruption interruption = new Interruption(() -> presentation.interrupted(Wording.INTERRUPTED))) {
            interruption.guard(() -> {
                folder.writePlan(plan);
                folder.writeExperiment(said.text());
            });
            train(plan, folder, interruption);
            Report report = interruption.guard(() -> Report.write(folder, plan));
            return show(plan, report, folder);
        }
    }

    private void train(Plan plan, ResultsFolder folder, Interruption interruption) {
        Map<Trial, Outcome> before = ended(plan, folder);
        List<Trial> open = plan.trials().stream()
                .filter(trial -> !(before.get(trial) instanceof Outcome.Finished))
                .toList();
        int finished = plan.trials().size() - open.size();
        presentation.begins(plan, new Found(finished, before.size() - finished), open.size(), jobs);
        if (open.isEmpty()) {
            return;
        }
        Provenance provenance =
                Provenance.ofThisMachine(Version.number(), NumericVersion.CURRENT + "", Blas.description());
        TrialStore store = new TrialStore() {
            @Override
            public Optional<Snapshot> checkpoint(Trial trial) {
                return folder.checkpoint(trial);
            }

            @Override
            public void keepCheckpoint(Trial trial, Snapshot snapshot) {
                interruption.guard(() -> folder.keepCheckpoint(trial, snapshot));
            }

            @Override
            public void store(Trial trial, Outcome outcome) {
                interruption.guard(() -> folder.store(trial, outcome, provenance));
            }

            @Override
            public void keepTrace(Trial trial, Throwable failure) {
                presentation.error(Wording.name(plan, trial)
                        + " was stopped by an unexpected failure; details are in "
                        + interruption.guard(() -> folder.storeTrace(trial, failure)) + ".");
            }
        };
        try (Progress progress = presentation.progress(plan, open)) {
            new Runner(jobs, store, new UntilInterrupted(interruption, progress)).run(open);
        }
    }

    /** Names the failed trials at the end; they are part of the tables too. */
    private int show(Plan plan, Report report, ResultsFolder folder) {
        Map<Trial, Outcome> ended = ended(plan, folder);
        List<String> failures = ended.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Outcome.Failed)
                .map(entry -> Wording.failure(plan, entry.getKey(), (Outcome.Failed) entry.getValue()))
                .toList();
        presentation.ends(report, folder.path(), ended.size() - failures.size(), failures.size());
        if (failures.isEmpty()) {
            return ExitCode.DONE;
        }
        failures.forEach(presentation::error);
        presentation.message(Wording.failed(failures.size(), plan));
        return ExitCode.SOME_TRIALS_FAILED;
    }

    /** In the order of the plan. */
    private static Map<Trial, Outcome> ended(Plan plan, ResultsFolder folder) {
        Map<Trial, Outcome> ended = new LinkedHashMap<>();
        plan.trials().forEach(trial -> folder.finished(trial).ifPresent(outcome -> ended.put(trial, outcome)));
        return ended;
    }
}
