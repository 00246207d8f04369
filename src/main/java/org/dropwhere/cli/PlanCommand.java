package org.dropwhere.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dropwhere.experiment.PlanPreview;
import org.dropwhere.plan.PlanPart;
import org.dropwhere.report.DataText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what would run. */
@Command(
        name = "plan",
        description = {
            "Show what would run: data, layers, where each variant drops, and the trials. Changes nothing.",
            "",
            "A trial is finished, failed, stopped (it goes on after its last epoch) or open."
        })
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private ExperimentArgument experiment = new ExperimentArgument();

    @Mixin
    private SweepOptions sweep = new SweepOptions();

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Folder of all results, to see which trials are finished. Default: results")
    private Path results = Path.of("results");

    @Option(
            names = "--part",
            paramLabel = "K/N",
            converter = PartConverter.class,
            description = "Only part K of N of the trials, as run --part takes it. Default: 1/1, all of them")
    private PlanPart part = PlanPart.WHOLE;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = OutputFormat.Converter.class,
            description = {
                "What standard output gets: table, or the list of trials alone as markdown, csv or json. Default: table"
            })
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = "--time",
            description = "Also train a few steps of each model and say how long what is left to run will take.")
    private boolean time;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "With --time: trials side by side. Default: the number of processors")
    private Optional<Integer> jobs = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (jobs.isPresent() && !time) {
            throw new ParameterException(spec.commandLine(), "The option --jobs is for --time, which is not given.");
        }
        PlanPreview preview = PlanPreview.of(experiment.read(sweep), FolderOption.given("--results", results), part);
        PrintWriter err = spec.commandLine().getErr();
        preview.damagedFiles().forEach(err::println);
        preview.warning().ifPresent(err::println);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter beside = format == OutputFormat.TABLE ? out : err;
        if (format != OutputFormat.TABLE) {
            beside.println(PlanText.count(preview));
            DataText.warnings(preview.data()).forEach(sentence -> beside.println("Warning: " + sentence));
        }
        out.print(format.render(new PlanText(preview)));
        if (time) {
            out.flush();
            beside.println();
            int usedJobs = jobs.orElseGet(Runtime.getRuntime()::availableProcessors);
            beside.println(preview.forecast(usedJobs)
                    .map(duration -> Messages.forecast(duration, usedJobs))
                    .orElse("Nothing is left to train."));
        }
        return ExitCode.DONE;
    }
}
