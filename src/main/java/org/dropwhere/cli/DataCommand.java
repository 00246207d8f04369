package org.dropwhere.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dropwhere.config.Overrides;
import org.dropwhere.data.Dataset;
import org.dropwhere.data.Datasets;
import org.dropwhere.data.file.WrittenFormat;
import org.dropwhere.spec.Experiment;
import org.dropwhere.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Writes the sequences that a trial sees, or shows what a file of sequences has. */
@Command(
        name = "data",
        customSynopsis = {
            "dropwhere data [OPTIONS] FILE --out DIR",
            "       dropwhere data --describe DATA [--labels LABELS]"
        },
        description = {
            "Write the training, validation and test sequences of one seed, exactly what a trial of that seed sees;"
                    + " or with --describe, show what the program sees in a file of sequences, and the lines of an"
                    + " experiment file that use it.",
            "",
            "The training labels include the label noise. Words are written as their tokens, labels as 0 and 1. An"
                    + " experiment can name such files as its data."
        })
final class DataCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The experiment, a YAML file.")
    private Optional<Path> experiment = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "A setting in place of the experiment's. May be given several times.")
    private List<String> sets = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the files, such as train.csv, validation.csv and test.csv; made if it is missing."
                    + " Other files of these names are left alone.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SeedConverter.class,
            description = "Whose data. Default: the experiment's first seed")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = WrittenFormatConverter.class,
            description = "csv, jsonl (JSON lines), npz or npy (NumPy; sequences of one length). Default: csv")
    private Optional<WrittenFormat> format = Optional.empty();

    @Option(names = "--gzip", description = "Pack the files.")
    private boolean gzip;

    @Option(
            names = "--describe",
            paramLabel = "DATA",
            description = "Instead of writing: show what is in this file of sequences (CSV, JSON lines, .npz or .npy,"
                    + " also gzipped), how it would be read, and the section data that reads it so.")
    private Optional<Path> described = Optional.empty();

    @Option(
            names = "--labels",
            paramLabel = "LABELS",
            description = "With --describe: the file of the labels, where they are an .npy of their own.")
    private Optional<Path> labels = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        checkOptions();
        if (described.isPresent()) {
            DescribedFile.print(
                    described.get(),
                    labels,
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
            return ExitCode.DONE;
        }
        Path folder = FolderOption.given("--out", out.orElseThrow());
        Experiment read = ExperimentArgument.read(
                        experiment.orElseThrow(), new Overrides(sets, List.of(), Optional.empty()), spec)
                .first();
        Dataset data = Datasets.of(read.data(), seed.orElse(read.seeds().get(0)));
        WrittenData written = WrittenData.of(data, read.data().pad(), format.orElse(WrittenFormat.CSV), gzip);
        written.write(folder, spec.commandLine());
        return ExitCode.DONE;
    }

    /** Which options go together, as those of either use are of no use with the other. */
    private void checkOptions() {
        if (described.isEmpty()) {
            require(experiment.isPresent(), "Missing required parameter: 'FILE', or --describe DATA in its place");
            require(out.isPresent(), "Missing required option: '--out=DIR'");
            require(labels.isEmpty(), "The option --labels belongs to --describe.");
            return;
        }
        require(
                experiment.isEmpty(),
                "With --describe no experiment is read; leave out "
                        + Words.quoted(experiment.map(Path::toString).orElse("")) + ".");
        List<String> others = new ArrayList<>();
        out.ifPresent(given -> others.add("--out"));
        seed.ifPresent(given -> others.add("--seed"));
        format.ifPresent(given -> others.add("--format"));
        if (gzip) {
            others.add("--gzip");
        }
        if (!sets.isEmpty()) {
            others.add("--set");
        }
        require(others.isEmpty(), "With --describe nothing is written; leave out " + Words.list(others, "and") + ".");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    /** Reads the name of a format. */
    static final class WrittenFormatConverter implements ITypeConverter<WrittenFormat> {
        @Override
        public WrittenFormat convert(String written) {
            Map<String, WrittenFormat> formats = new LinkedHashMap<>();
            for (WrittenFormat format : WrittenFormat.values()) {
                formats.put(format.key(), format);
            }
            return Optional.ofNullable(formats.get(written))
                    .orElseThrow(() -> new TypeConversionException(Words.quoted(written) + " is none of "
                            + Words.list(List.copyOf(formats.keySet()), "and")
                            + Words.suggestion(Words.nearest(written, formats.keySet()))));
        }
    }
}
