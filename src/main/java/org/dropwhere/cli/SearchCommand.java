package org.dropwhere.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dropwhere.cli.ExecutorOptions.Trainers;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.experiment.RunOptions;
import org.dropwhere.experiment.SearchPreview;
import org.dropwhere.experiment.SearchResult;
import org.dropwhere.experiment.Searcher;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Trial;
import org.dropwhere.spec.Sweep;
import org.dropwhere.training.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches for the best place of dropout. */
@Command(
        name = "search",
        description = {
            "Search for the best place of dropout: race the candidates of an experiment's search on validation data, confirm the best"
                    + " of them on fresh seeds, and write a report with the answer.",
            "",
            "Give the command again to go on with a search that was stopped. The same search gives the same answer, whatever the number"
                    + " of jobs and however often it was stopped."
        })
final class SearchCommand implements Callable<Integer> {
    @Mixin
    private ExperimentArgument experiment = new ExperimentArgument();

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Folder of all results; the search gets the folder NAME-search in it. Default: results")
    private Path results = Path.of("results");

    @Mixin
    private ExecutorOptions trainers = new ExecutorOptions();

    @Option(
            names = "--dry-run",
            description =
                    "Only show the candidates, the looks, and how many trials and how much time it takes at most.")
    private boolean dryRun;

    @Option(
            names = "--retry-failed",
            description = "Try trials again that failed before. Default: their candidates are out")
    private boolean retryFailed;

    @Mixin
    private TensorBoardOption tensorBoard = new TensorBoardOption();

    @Mixin
    private RunOutput output = new RunOutput();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Sweep read = experiment.readSearch();
        Path folder = FolderOption.given("--results", results);
        DatasetCache data = new DatasetCache();
        if (dryRun) {
            show(SearchPreview.of(read, folder, trainers.jobs(), data));
            return ExitCode.DONE;
        }
        if (trainers.isCluster()
                && read.first().search().orElseThrow().budget().time().isPresent()) {
            throw new BadInput("search.budget.time is measured on this machine, and --spark trains on others. Give"
                    + " the search a budget in trials, such as {trials: 500}.");
        }
        try (Interruption interruption = new Interruption(() -> output.interrupted(Messages.INTERRUPTED_EARLY));
                Trainers open = trainers.open(data, sentence -> interruption.show(() -> output.message(sentence)))) {
            SearchResult result = new Searcher(open.executor(), data)
                    .search(
                            read,
                            new RunOptions(folder, retryFailed, false, interruption, tensorBoard.choice()),
                            new SearchMessages(output, interruption, open.executor()::parallelTrials, retryFailed));
            interruption.show(() -> show(result));
            return code(result);
        }
    }

    private void show(SearchPreview preview) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(new SearchPreviewText(preview).text());
        out.flush();
        out.println(preview.forecast()
                .map(duration -> Messages.forecast(duration, trainers.jobs()))
                .orElse("Nothing is left to train."));
    }

    /** Names the failed trials at the end; they are part of the tables too. */
    private void show(SearchResult result) {
        output.ends(result);
        tensorBoard.message(result.folder()).ifPresent(output::message);
        Map<Trial, Outcome.Failed> failed = result.failed();
        if (!failed.isEmpty()) {
            TrialNames names = new TrialNames(result.course().plan());
            failed.forEach((trial, outcome) -> output.error(names.failure(trial, outcome)));
            output.message(Messages.failed(failed.size(), result.course().plan()));
        }
    }

    private static int code(SearchResult result) {
        if (!result.report().missing().isEmpty()) {
            return ExitCode.REPORT_LACKS_PARTS;
        }
        return result.failed().isEmpty() ? ExitCode.DONE : ExitCode.WRONG_RESULTS;
    }
}
