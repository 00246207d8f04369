package org.dropwhere.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dropwhere.experiment.MergeListener;
import org.dropwhere.experiment.MergeResult;
import org.dropwhere.experiment.Merger;
import org.dropwhere.results.FolderContents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts results folders of one experiment together. */
@Command(
        name = "merge",
        customSynopsis = "dropwhere merge [OPTIONS] FOLDER... --into DIR",
        description = {
            "Put the trials of several folders of one experiment into one folder, and write its report: of the parts that run --part"
                    + " has trained, or of whole runs.",
            "",
            "The folder is then as one run would have left it. Trials that have ended in none of the folders are named; merge again when"
                    + " they have. The folders themselves stay as they are, and may be in use by runs."
        })
final class MergeCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FOLDER",
            arity = "1..*",
            description = "Results folders of the same experiment, such as results/quickstart-part-*-of-4.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--into",
            paramLabel = "DIR",
            required = true,
            description = "The folder that gets the trials, such as results/quickstart. What it has already stays.")
    private Path into = Path.of("");

    @Mixin
    private FormatOption output = new FormatOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Path folder = FolderOption.given("--into", into);
        try (Interruption interruption = new Interruption(() -> err.println(PartMessages.INTERRUPTED_MERGE))) {
            MergeResult result = new Merger(interruption).merge(folders, folder, new Found(err));
            interruption.show(() -> show(result));
            return code(result);
        }
    }

    private void show(MergeResult result) {
        PrintWriter err = spec.commandLine().getErr();
        spec.commandLine().getOut().print(output.render(result.report()));
        spec.commandLine().getOut().flush();
        result.report().chartProblem().ifPresent(err::println);
        Failures.sentences(result.report().missing()).forEach(err::println);
        err.println(Messages.whereReportIs(result.report()));
        if (!result.failed().isEmpty()) {
            TrialNames names = new TrialNames(result.plan());
            result.failed().forEach((trial, outcome) -> err.println(names.failure(trial, outcome)));
            err.println(PartMessages.failed(result));
        }
        PartMessages.missing(result).forEach(err::println);
    }

    private static int code(MergeResult result) {
        if (!result.report().missing().isEmpty()) {
            return ExitCode.REPORT_LACKS_PARTS;
        }
        return result.failed().isEmpty() && result.missing().isEmpty() ? ExitCode.DONE : ExitCode.WRONG_RESULTS;
    }

    /** Prints what is found in the folders. */
    private record Found(PrintWriter err) implements MergeListener {
        @Override
        public void reads(int trials, int folders) {
            err.println(PartMessages.merging(trials, folders));
        }

        @Override
        public void damaged(String sentence) {
            err.println(sentence);
        }

        @Override
        public void notInPlan(FolderContents contents) {
            err.println(Messages.notInPlan(contents));
        }
    }
}
