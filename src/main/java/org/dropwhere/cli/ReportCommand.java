package org.dropwhere.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.Report;
import org.dropwhere.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ResultsFolder results = ResultsFolder.at(folder);
        Plan plan = ResultsArgument.plan(results);
        PrintWriter err = spec.commandLine().getErr();
        results.lost(plan.trials()).forEach(err::println);
        refuseIfNothingEnded(results, plan);
        Report report;
        try (Interruption interruption = new Interruption(() -> err.println(Wording.INTERRUPTED_REPORT))) {
            interruption.guard(() -> {
                Report.refuseForeign(results);
                results.mendLooks().ifPresent(err::println);
                results.damageOfDataSummaries().ifPresent(err::println);
            });
            report = Report.write(results, plan, interruption::guard);
        }
        spec.commandLine().getOut().print(text(report));
        spec.commandLine().getOut().flush();
        if (report.ended() < plan.trials().size()) {
            err.println(Wording.notFinished(report.ended(), plan));
        }
        report.chartProblem().ifPresent(err::println);
        Failures.sentences(report.missing()).forEach(err::println);
        err.println(Wording.whereReportIs(report));
        return report.missing().isEmpty() ? ExitCode.DONE : ExitCode.REPORT_LACKS_PARTS;
    }

    /** A folder may hold tables and charts without the trials that they came from: they would be lost. */
    private void refuseIfNothingEnded(ResultsFolder results, Plan plan) {
        if (plan.trials().stream().allMatch(trial -> results.finished(trial).isEmpty())) {
            throw new BadInput(folder + ": no trial has ended, so there is nothing to report");
        }
    }

    private String text(Report report) {
        return switch (output.format()) {
            case TABLE -> report.summary();
            case MARKDOWN -> report.toMarkdown();
            case CSV -> report.toCsv();
            case JSON -> report.toJson();
        };
    }
}
