package org.dropwhere.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dropwhere.experiment.ExportResult;
import org.dropwhere.experiment.Exporter;
import org.dropwhere.failure.BadInput;
import org.dropwhere.keras.export.KerasExport;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Words;
import org.dropwhere.training.EpochMetrics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a trained network as a file of Keras. */
@Command(
        name = "export",
        description = {
            "Write the network of a finished trial, with the weights after its best epoch, as a file that Keras 3"
                    + " loads.",
            "",
            "The experiment has to keep these weights: \"keep: best-weights\". What Keras has no words for is left out"
                    + " and named."
        })
final class ExportCommand implements Callable<Integer> {
    private static final String KERAS = ".keras";
    private static final String H5 = ".h5";

    @Parameters(paramLabel = "FOLDER", description = "The results of an experiment, such as results/quickstart.")
    private Path folder = Path.of("");

    @Option(names = "--variant", paramLabel = "V", required = true, description = "The variant's name.")
    private String variant = "";

    @Option(
            names = "--point",
            paramLabel = "PATH=VALUE",
            description = "Of a sweep: a setting that tells the point from others. May be given several times.")
    private List<String> points = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SeedConverter.class,
            description = "Whose network. Default: the seed of the best validation accuracy")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file: .keras, Keras' own format, or .h5, its older one.")
    private Path out = Path.of("");

    @Option(names = "--force", description = "Replace the file of --out if it is there already.")
    private boolean force;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        // Keras knows these endings in lower case only.
        String name = out.toString();
        if (!name.endsWith(KERAS) && !name.endsWith(H5)) {
            throw new BadInput("The option --out is " + Words.quoted(out.toString())
                    + "; give the path of a file that ends with .keras, or with .h5 for the older format.");
        }
        OutputFile file = OutputFile.at(out, force);
        ExportResult result = Exporter.export(folder, variant, point(), seed);
        KerasExport export = result.export();
        file.write(name.endsWith(KERAS) ? export::writeKeras : export::writeH5);
        spec.commandLine().getOut().println(out);
        spec.commandLine().getOut().flush();
        PrintWriter err = spec.commandLine().getErr();
        err.println(trial(result));
        export.notes().forEach(err::println);
        return ExitCode.DONE;
    }

    private Map<String, String> point() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String written : points) {
            int at = written.indexOf('=');
            if (at < 1) {
                throw new BadInput("The option --point is " + Words.quoted(written)
                        + "; give PATH=VALUE, such as data.train=500.");
            }
            values.put(written.substring(0, at), written.substring(at + 1));
        }
        return values;
    }

    /** Which trial it is and why, and what its answers to the test sequences are worth. */
    private static String trial(ExportResult result) {
        int epoch = result.outcome().bestEpoch();
        EpochMetrics best = result.outcome().epochs().get(epoch - 1);
        String chosen = result.seeds() == 1
                ? ""
                : ", of " + result.seeds() + " seeds the one of the best validation accuracy, "
                        + NumberText.rounded(best.validationAccuracy());
        return "Variant " + Words.visible(result.arm().name()) + ", seed " + result.seed() + chosen + ", after epoch "
                + epoch + ": test loss "
                + NumberText.of(result.outcome().testAtBest().loss()) + ", test accuracy "
                + NumberText.of(result.outcome().testAtBest().accuracy()) + ".";
    }
}
