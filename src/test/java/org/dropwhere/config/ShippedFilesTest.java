package org.dropwhere.config;

import static org.dropwhere.spec.GateSharing.PER_GATE;
import static org.dropwhere.spec.GateSharing.SHARED;
import static org.dropwhere.spec.TimeSharing.PER_SEQUENCE;
import static org.dropwhere.spec.TimeSharing.PER_STEP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.Variant;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.spec.task.TemporalOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code experiments} and {@code configs}. */
class ShippedFilesTest {
    @TempDir
    Path temporary;

    static List<Path> experiments() throws IOException {
        return yaml("experiments");
    }

    static List<Path> configs() throws IOException {
        return yaml("configs");
    }

    private static List<Path> yaml(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everyExperimentIsNamedAsItsFileAndAsksSomething(Path file) {
        Experiment experiment = ExperimentFile.read(file).first();
        assertEquals(file.getFileName().toString(), experiment.name() + ".yaml");
        assertTrue(experiment.question().endsWith("?"));
    }

    @ParameterizedTest
    @MethodSource("configs")
    void everyBuildingBlockCanBeExtended(Path file) throws IOException {
        String text = "extends: ['%s', '%s']\n"
                .formatted(Path.of("experiments/quickstart.yaml").toAbsolutePath(), file.toAbsolutePath());
        Experiment experiment = new Folder(temporary).with("x.yaml", text).read("x.yaml");
        assertEquals("x", experiment.name());
    }

    @ParameterizedTest
    @MethodSource({"experiments", "configs"})
    void editorsFindTheSchema(Path file) throws IOException {
        String first = Files.readAllLines(file).get(0);
        String prefix = "# yaml-language-server: $schema=";
        assertTrue(first.startsWith(prefix), first);
        assertTrue(Files.isSameFile(
                Path.of("configs/experiment.schema.json"), file.resolveSibling(first.substring(prefix.length()))));
    }

    @Test
    void theKerasQuestionIsTheQuestionVerbatim() {
        KerasDropout halves = new KerasDropout(0.5, 0.5);
        assertEquals(
                new Experiment(
                        "keras-question",
                        "Does a Dropout layer after the Embedding make a difference where the LSTM already uses"
                                + " dropout?",
                        new TaskData(new TemporalOrder(80), 498, 64, 250, 250, 500, 0),
                        ModelSpec.lstm(64, 100, false),
                        new Training(40, 32, new RmsProp(0.001, 0.9, 1e-7)),
                        LongStream.rangeClosed(1, 20).boxed().toList(),
                        List.of(
                                new Variant(
                                        "lstm-only",
                                        List.of(halves),
                                        List.of(),
                                        halves.placements(1, ModelSpec.lstm(1, 1, false))),
                                new Variant(
                                        "extra-dropout",
                                        List.of(halves),
                                        List.of(),
                                        List.of(
                                                new Placement(Site.AFTER_EMBEDDING, 0.25, PER_STEP, SHARED),
                                                new Placement(Site.LSTM_INPUT, 0.5, PER_SEQUENCE, PER_GATE),
                                                new Placement(Site.LSTM_RECURRENT, 0.5, PER_SEQUENCE, PER_GATE))),
                                new Variant("no-dropout", List.of())),
                        new Analysis(
                                PrimaryMetric.TEST_ACCURACY_AT_BEST,
                                new Margins(Map.of(Metric.ACCURACY, 0.02)),
                                List.of(),
                                OptionalDouble.empty(),
                                false,
                                OptionalInt.empty(),
                                Optional.empty())),
                ExperimentFile.read(Path.of("experiments/keras-question.yaml")).first());
    }
}
