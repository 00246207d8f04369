package org.dropwhere.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dropwhere.config.RelativePath;
import org.dropwhere.failure.BadInput;
import org.dropwhere.keras.ImportedExperiment;
import org.dropwhere.keras.file.KerasFile;
import org.dropwhere.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an experiment of a model that Keras has saved. */
@Command(
        name = "import",
        description = {
            "Read a model that Keras has saved (.keras, .h5 or the JSON of model.to_json(), of Keras 2 and 3), and write"
                    + " the experiment that asks whether its dropout is in the right place.",
            "",
            "What cannot be said of a model is refused, with the layer and the reason. Nothing in a file is ever"
                    + " executed."
        })
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "The model's file.")
    private Path model = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "A file of sequences that the experiment is to use, described as data --describe does."
                    + " Default: a task that fits the model")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--labels",
            paramLabel = "LABELS",
            description = "With --data: the file of the labels, where they are an .npy of their own.")
    private Optional<Path> labels = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the experiment to this file. Default: standard output")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--force", description = "Replace the file of --out if it is there already.")
    private boolean force;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        requireName(model, "MODEL is empty; give the path of a file.");
        for (Optional<Path> option : List.of(data, labels, out)) {
            option.ifPresent(path -> requireName(path, "An option is empty; give the path of a file."));
        }
        if (labels.isPresent() && data.isEmpty()) {
            throw new BadInput("The option --labels belongs to --data.");
        }
        Optional<OutputFile> file = out.map(path -> OutputFile.at(path, force));
        ImportedExperiment experiment = ImportedExperiment.of(KerasFile.read(model));
        List<String> notes = new ArrayList<>(experiment.notes());
        String section = data.map(sequences -> ImportedData.of(sequences, labels, experiment, this::placed))
                .map(found -> {
                    notes.addAll(found.notes());
                    return found.yaml();
                })
                .orElseGet(experiment::taskData);
        String yaml = experiment.yaml(section);
        PrintWriter err = spec.commandLine().getErr();
        if (file.isPresent()) {
            file.get().write(stream -> stream.write(yaml.getBytes(StandardCharsets.UTF_8)));
            spec.commandLine().getOut().println(out.orElseThrow());
        } else {
            spec.commandLine().getOut().print(yaml);
        }
        spec.commandLine().getOut().flush();
        notes.stream().map(Words::visible).forEach(err::println);
        err.println("To see what it means: dropwhere plan "
                + out.map(path -> Words.path(path, path.toString())).orElse("FILE"));
        return ExitCode.DONE;
    }

    private static void requireName(Path path, String otherwise) {
        if (path.toString().isEmpty()) {
            throw new BadInput(otherwise);
        }
    }

    /** A file as seen from the experiment. */
    private Path placed(Path file) {
        return out.map(experiment -> RelativePath.of(experiment.toAbsolutePath().resolveSibling(""), file))
                .orElse(file);
    }
}
