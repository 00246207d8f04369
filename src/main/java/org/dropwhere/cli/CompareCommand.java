package org.dropwhere.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.ComparedExperiment;
import org.dropwhere.report.SideBySide;
import org.dropwhere.results.ResultsFolder;
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
        if (folders.size() < 2) {
            throw new BadInput("There is nothing to compare " + folders.get(0) + " with; give two or more folders.");
        }
        List<Path> whole = folders.stream().map(CompareCommand::whole).toList();
        if (whole.stream().distinct().count() < whole.size()) {
            throw new BadInput("A folder is given twice; give each once.");
        }
        // By the last part of the path, unless two share it.
        boolean distinct = whole.stream().map(Path::getFileName).distinct().count() == whole.size();
        List<ComparedExperiment> sides = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            ResultsFolder folder = ResultsFolder.at(folders.get(i));
            String name = String.valueOf(distinct ? whole.get(i).getFileName() : folders.get(i));
            Plan plan = ResultsArgument.plan(folder);
            folder.lost(plan.trials()).forEach(spec.commandLine().getErr()::println);
            sides.add(ComparedExperiment.read(name, folder, plan));
        }
        SideBySide compared = SideBySide.of(sides);
        spec.commandLine().getOut().print(text(compared));
        spec.commandLine().getOut().flush();
        if (!compared.matches()) {
            spec.commandLine().getErr().println("No two of these experiments have the same data.");
        }
        return ExitCode.DONE;
    }

    private static Path whole(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    private String text(SideBySide compared) {
        return switch (output.format()) {
            case TABLE -> compared.toText();
            case MARKDOWN -> compared.toMarkdown();
            case CSV -> compared.toCsv();
            case JSON -> compared.toJson();
        };
    }
}
