package org.dropwhere.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dropwhere.experiment.MlflowExport;
import org.dropwhere.experiment.ReportResult;
import org.dropwhere.experiment.Reporter;
import org.dropwhere.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports on trials that have been trained. */
@Command(
        name = "report",
        description = {
            "Make the report, tables and charts of a results folder again from its trials, and print the summary.",
            "",
            "Of a run that is not finished too: the report says so, with counts. Nothing is trained."
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The results of an experiment, such as results/quickstart.")
    private Path folder = Path.of("");

    @Mixin
    private FormatOption output = new FormatOption();

    @Mixin
    private TensorBoardOption tensorBoard = new TensorBoardOption();

    @Option(
            names = "--mlflow",
            paramLabel = "DIR_OR_URI",
            description =
                    "Log the trials and the report to MLflow too: to a tracking server (http://HOST:PORT) or to a folder (mlruns)."
                            + " What is there already is not logged again")
    private Optional<String> mlflow = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Optional<MlflowExport> export = mlflow.map(place -> MlflowExport.to(place, System.getenv()));
        ReportResult result;
        try (Interruption interruption = new Interruption(() -> err.println(Messages.INTERRUPTED_REPORT))) {
            result = new Reporter(interruption).report(folder, tensorBoard.choice(), err::println);
        }
        Report report = result.report();
        spec.commandLine().getOut().print(output.render(report));
        spec.commandLine().getOut().flush();
        if (report.ended() < result.plan().trials().size()) {
            err.println(Messages.notFinished(report.ended(), result.plan()));
        }
        report.chartProblem().ifPresent(err::println);
        Failures.sentences(report.missing()).forEach(err::println);
        err.println(Messages.whereReportIs(report));
        tensorBoard.message(folder).ifPresent(err::println);
        export.map(each -> each.log(folder)).ifPresent(logged -> {
            err.println(Messages.logged(mlflow.orElseThrow(), logged.added(), logged.replaced(), logged.unchanged()));
            logged.withoutFiles().ifPresent(err::println);
        });
        return report.missing().isEmpty() ? ExitCode.DONE : ExitCode.REPORT_LACKS_PARTS;
    }
}
