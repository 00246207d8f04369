package org.dropwhere.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.dropwhere.data.Datasets;
import org.dropwhere.execution.Runner;
import org.dropwhere.execution.TrialSink;
import org.dropwhere.network.kernel.Blas;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.Report;
import org.dropwhere.results.Provenance;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.training.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    @Option(names = "--quiet", description = "No progress and no messages: only the summary, and errors.")
    private boolean quiet;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Plan plan = Planner.plan(experiment.read(sweep), Datasets::digest);
        // What is wrong with CSV files is told before anything is written.
        plan.data().forEach(Datasets::check);
        ResultsFolder folder = ResultsFolder.of(results, plan.experiment().name());
        try (Interruption interruption = new Interruption(this::sayInterrupted)) {
            interruption.guard(() -> folder.writePlan(plan));
            train(plan, folder, interruption);
            show(interruption.guard(() -> Report.write(folder, plan)));
        }
        return failures(plan, folder);
    }

    private void train(Plan plan, ResultsFolder folder, Interruption interruption) {
        List<Trial> open = plan.trials().stream()
                .filter(trial -> !(folder.finished(trial).orElse(null) instanceof Outcome.Finished))
                .toList();
        if (open.isEmpty()) {
            message(Wording.nothingOpen(plan));
            return;
        }
        message(Wording.opening(plan, open.size(), jobs));
        Provenance provenance =
                Provenance.ofThisMachine(Version.number(), NumericVersion.CURRENT + "", Blas.description());
        TrialSink sink = new TrialSink() {
            @Override
            public void store(Trial trial, Outcome outcome) {
                interruption.guard(() -> folder.store(trial, outcome, provenance));
            }

            @Override
            public void keepTrace(Trial trial, Throwable failure) {
                error(Wording.name(plan, trial) + " was stopped by an unexpected failure; details are in "
                        + interruption.guard(() -> folder.storeTrace(trial, failure)) + ".");
            }
        };
        try (Progress progress = progress(plan, open)) {
            new Runner(jobs, sink, new UntilInterrupted(interruption, progress)).run(open);
        }
    }

    private void show(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(report.summary());
        out.flush();
        report.chartProblem().ifPresent(this::error);
        message(Wording.whereReportIs(report));
    }

    private Progress progress(Plan plan, List<Trial> open) {
        if (quiet) {
            return new NoProgress();
        }
        int abreast = Math.min(jobs, open.size());
        return Terminal.watched()
                .<Progress>map(terminal -> new LiveProgress(plan, open, abreast, terminal))
                .orElseGet(
                        () -> new PlainProgress(plan, open, spec.commandLine().getErr()));
    }

    /** Names the failed trials; they are part of the tables too. */
    private int failures(Plan plan, ResultsFolder folder) {
        int failed = 0;
        for (Trial trial : plan.trials()) {
            if (folder.finished(trial).orElse(null) instanceof Outcome.Failed outcome) {
                error(Wording.name(plan, trial) + " " + Wording.outcome(outcome) + ": " + outcome.reason());
                failed++;
            }
        }
        if (failed == 0) {
            return ExitCode.DONE;
        }
        message(Wording.failed(failed, plan));
        return ExitCode.SOME_TRIALS_FAILED;
    }

    private void sayInterrupted() {
        // Below the terminal's "^C".
        String below = Terminal.watched().isPresent() ? "\n" : "";
        message(below + "Interrupted. The trials that finished are kept, and the same command runs the others.");
    }

    private void message(String sentence) {
        if (!quiet) {
            error(sentence);
        }
    }

    private void error(String sentence) {
        spec.commandLine().getErr().println(sentence);
    }
}
