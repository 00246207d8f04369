package org.dropwhere.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dropwhere.data.CsvSequences;
import org.dropwhere.data.Dataset;
import org.dropwhere.data.Datasets;
import org.dropwhere.data.Sequences;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.FileFailures;
import org.dropwhere.spec.Experiment;
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
            description =
                    "Folder for train.csv, validation.csv and test.csv; made if it is missing. Other files of these"
                            + " names are left alone.")
    private Path out = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SeedConverter.class,
            description = "Whose data. Default: the experiment's first seed")
    private Optional<Long> seed = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Experiment read = experiment.read().first();
        FolderOption.given("--out", out);
        Dataset data = Datasets.of(read.data(), seed.orElse(read.seeds().get(0)));
        Map<Path, Sequences> files = new LinkedHashMap<>();
        files.put(out.resolve("train.csv"), data.train());
        files.put(out.resolve("validation.csv"), data.validation());
        files.put(out.resolve("test.csv"), data.test());
        try (Interruption interruption = new Interruption(
                () -> spec.commandLine().getErr().println("Interrupted. The same command writes what is missing."))) {
            Map<Path, Sequences> missing = missing(files);
            if (!Files.isDirectory(out)) {
                Files.createDirectories(out);
            }
            for (Map.Entry<Path, Sequences> file : missing.entrySet()) {
                write(file.getKey(), file.getValue(), interruption);
            }
        } catch (IOException e) {
            throw FileFailures.cannotWrite(out, e);
        }
        files.keySet().forEach(spec.commandLine().getOut()::println);
        PrintWriter err = spec.commandLine().getErr();
        err.println("To use them in an experiment file, with paths relative to that file:");
        err.println("data: {csv: {train: train.csv, validation: validation.csv, test: test.csv}, vocabulary: "
                + data.vocabulary() + "}");
        return ExitCode.DONE;
    }

    /** The files that are not there yet. Files of the same names with other content belong to the user. */
    private static Map<Path, Sequences> missing(Map<Path, Sequences> files) throws IOException {
        Map<Path, Sequences> missing = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (Map.Entry<Path, Sequences> file : files.entrySet()) {
            Path path = file.getKey();
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                missing.put(path, file.getValue());
            } else if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    || !CsvSequences.isWritten(path, file.getValue())) {
                others.add(path + " is there already and holds something else, which is left alone."
                        + " Move it away, or choose another folder.");
            }
        }
        if (!others.isEmpty()) {
            throw new BadInput(others);
        }
        return missing;
    }

    private static void write(Path file, Sequences sequences, Interruption interruption) throws IOException {
        try {
            interruption.write(() -> {
                try {
                    CsvSequences.write(file, sequences);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
