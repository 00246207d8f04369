package org.dropwhere.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dropwhere.cli.ExecutorOptions.Trainers;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.experiment.ExperimentRunner;
import org.dropwhere.experiment.PartResult;
import org.dropwhere.experiment.RunOptions;
import org.dropwhere.experiment.RunResult;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlanPart;
import org.dropwhere.plan.Trial;
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
    private ExecutorOptions trainers = new ExecutorOptions();

    @Option(names = "--fail-fast", description = "Stop at the first trial that fails. Default: run the others")
    private boolean failFast;

    @Option(
            names = "--retry-failed",
            description = "Try trials again that failed before. Default: they count as failed")
    private boolean retryFailed;

    @Option(
            names = "--part",
            paramLabel = "K/N",
            converter = PartConverter.class,
            description = {
                "Train part K of N of the trials, always the same ones, into a folder of its own, NAME-part-K-of-N; without a report,"
                        + " for which merge puts the parts together. Default: 1/1, all of them",
            })
    private PlanPart part = PlanPart.WHOLE;

    @Mixin
    private TensorBoardOption tensorBoard = new TensorBoardOption();

    @Mixin
    private RunOutput output = new RunOutput();

    @Override
    public Integer call() {
        Sweep read = experiment.read(sweep);
        Path folder = FolderOption.given("--results", results);
        DatasetCache data = new DatasetCache();
        try (Interruption interruption = new Interruption(() -> output.interrupted(Messages.INTERRUPTED_EARLY));
                Trainers open = trainers.open(data, sentence -> interruption.show(() -> output.message(sentence)))) {
            ExperimentRunner runner = new ExperimentRunner(open.executor(), data);
            RunOptions options = new RunOptions(folder, retryFailed, failFast, interruption, tensorBoard.choice());
            RunMessages messages = new RunMessages(output, interruption, open.executor()::parallelTrials, retryFailed);
            if (part.isWhole()) {
                RunResult result = runner.run(read, options, messages);
                interruption.show(() -> show(result));
                return code(result);
            }
            PartResult result = runner.runPart(read, part, options, messages);
            interruption.show(() -> show(result));
            return result.failed().isEmpty() ? ExitCode.DONE : ExitCode.WRONG_RESULTS;
        }
    }

    private void show(PartResult result) {
        output.ends(result);
        tensorBoard.message(result.folder()).ifPresent(output::message);
        show(result.plan(), result.failed(), PartMessages.failed(result));
    }

    /** Names the failed trials at the end; they are part of the tables too. */
    private void show(RunResult result) {
        output.ends(result);
        tensorBoard.message(result.folder()).ifPresent(output::message);
        show(result.plan(), result.failed(), Messages.failed(result.failed().size(), result.plan()));
    }

    private void show(Plan plan, Map<Trial, Outcome.Failed> failed, String sentence) {
        if (!failed.isEmpty()) {
            TrialNames names = new TrialNames(plan);
            failed.forEach((trial, outcome) -> output.error(names.failure(trial, outcome)));
            output.message(sentence);
        }
    }

    private static int code(RunResult result) {
        if (!result.report().missing().isEmpty()) {
            return ExitCode.REPORT_LACKS_PARTS;
        }
        return result.failed().isEmpty() ? ExitCode.DONE : ExitCode.WRONG_RESULTS;
    }
}
