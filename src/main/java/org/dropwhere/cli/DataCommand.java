package org.dropwhere.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dropwhere.config.BadInput;
import org.dropwhere.config.Experiment;
import org.dropwhere.data.CsvSequences;
import org.dropwhere.data.Dataset;
import org.dropwhere.data.Datasets;
import org.dropwhere.data.Sequences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the sequences that a trial sees. */
@Command(
        name = "data",
        description = {
            "Write the training, validation and test sequences of one seed as CSV, exactly what a trial of that seed sees.",
            "",
            "The training labels include the label noise. An experiment can name such files as its data."
        })
final class DataCommand implements Callable<Integer> {
    @Mixin
    private ExperimentArgument experiment = new ExperimentArgument();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder for train.csv, validation.csv and test.csv; made if it is missing.")
    private Path out = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Seed.class,
            description = "Whose data. Default: the experiment's first seed")
    private Optional<Long> seed = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Experiment read = experiment.read().first();
        Dataset data = Datasets.of(read.data(), seed.orElse(read.seeds().get(0)));
        try {
            Files.createDirectories(out);
            write("train", data.train());
            write("validation", data.validation());
            write("test", data.test());
        } catch (IOException e) {
            throw new BadInput("Cannot write to " + out + ": " + Wording.reason(e) + ".");
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println("To use them in an experiment file, with paths relative to that file:");
        err.println("data: {csv: {train: train.csv, validation: validation.csv, test: test.csv}, vocabulary: "
                + data.vocabulary() + "}");
        return ExitCode.DONE;
    }

    private void write(String name, Sequences sequences) throws IOException {
        Path file = out.resolve(name + ".csv");
        CsvSequences.write(file, sequences);
        spec.commandLine().getOut().println(file);
    }
}
