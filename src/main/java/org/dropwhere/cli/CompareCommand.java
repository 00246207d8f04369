package org.dropwhere.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dropwhere.experiment.Comparer;
import org.dropwhere.report.SideBySide;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts experiments side by side. */
@Command(
        name = "compare",
        description = {
            "Put experiments side by side where their data match, and say where they do not and what else differs.",
            "",
            "Trains and writes nothing. Which differences are more than chance is asked within one experiment: see run."
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", arity = "1..*", description = "Two or more results folders.")
    private List<Path> folders = new ArrayList<>();

    @Mixin
    private FormatOption output = new FormatOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        SideBySide compared = Comparer.compare(folders, err::println);
        spec.commandLine().getOut().print(output.render(compared));
        spec.commandLine().getOut().flush();
        if (!compared.matches()) {
            err.println("No two of these experiments have the same data.");
        }
        return ExitCode.DONE;
    }
}
