package org.dropwhere.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Examines the installation. */
@Command(
        name = "doctor",
        description = {
            "Show what this machine and installation are, each with ok or what to do.",
            "",
            "Ends with exit code 1 if something has to be done."
        })
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<DoctorCheck> checks = Doctor.all();
        spec.commandLine()
                .getOut()
                .print(new ResultTable(List.of(
                                TableColumn.words("what", checks, DoctorCheck::what),
                                TableColumn.words("found", checks, DoctorCheck::found),
                                TableColumn.words("verdict", checks, DoctorCheck::verdict)))
                        .toText());
        return checks.stream().allMatch(DoctorCheck::isOk) ? ExitCode.DONE : ExitCode.UNEXPECTED_FAILURE;
    }
}
