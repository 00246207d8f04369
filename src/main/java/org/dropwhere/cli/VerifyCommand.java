package org.dropwhere.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.dropwhere.execution.LocalExecutor;
import org.dropwhere.experiment.Verifier;
import org.dropwhere.experiment.VerifyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs trials again. */
@Command(
        name = "verify",
        description = {
            "Train finished trials of a results folder again and compare every number with what is stored.",
            "",
            "Differences are shown with what computes differently from then. Nothing in the folder is changed. Trials that failed or are not"
                    + " finished are left out and counted. Trials that a release of another numeric version has trained are not verified."
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The results of an experiment, such as results/quickstart.")
    private Path folder = Path.of("");

    @Option(
            names = "--sample",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Only N of the trials, always the same ones, spread over the variants. Default: all")
    private Optional<Integer> sample = Optional.empty();

    @Mixin
    private JobsOption jobs = new JobsOption();

    @Mixin
    private RunOutput output = new RunOutput();

    @Override
    public Integer call() {
        OptionalInt most = sample.map(OptionalInt::of).orElse(OptionalInt.empty());
        try (Interruption interruption =
                new Interruption(() -> output.interrupted("Interrupted. Nothing in the folder was changed."))) {
            VerifyOutput messages = new VerifyOutput(output, interruption, jobs.jobs());
            VerifyResult result = new Verifier(new LocalExecutor(jobs.jobs())).verify(folder, most, messages);
            interruption.show(() -> messages.ends(result));
            return result.isSame() ? ExitCode.DONE : ExitCode.WRONG_RESULTS;
        }
    }
}
