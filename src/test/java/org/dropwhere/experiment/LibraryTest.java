package org.dropwhere.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.data.Datasets;
import org.dropwhere.execution.LocalExecutor;
import org.dropwhere.keras.export.TrainedModel;
import org.dropwhere.network.deeplearning4j.Deeplearning4jNetwork;
import org.dropwhere.sequence.Sequences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.ViewIterator;
import org.nd4j.linalg.factory.Nd4j;

/** The examples of the documentation are compiled and run as they stand there. */
class LibraryTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    /** Compiles the example with a class of this name. */
    private void compile(String name) throws Exception {
        String page = Files.readString(Path.of("src/site/markdown/library.md"));
        String example = BLOCK.matcher(page)
                .results()
                .map(block -> block.group(1))
                .filter(text -> text.contains("public class " + name + " {"))
                .findFirst()
                .orElseThrow();
        Path source = Files.writeString(folder.resolve(name + ".java"), example);
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int errors = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        messages,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertEquals(0, errors, messages.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theExampleOfTheDocumentationRuns() throws Exception {
        compile("RunFromJava");
        Path experiment = Experiments.tiny(folder, "example", "seeds: 2\n");
        List<String> printed = run(
                "RunFromJava", experiment.toString(), folder.resolve("results").toString());

        assertEquals(
                List.of("Seed 1: 2 epochs", "Seed 2: 2 epochs"),
                printed.subList(0, 2).stream().sorted().toList());
        assertEquals("The same numbers again.", printed.get(printed.size() - 1));
        assertTrue(printed.stream().anyMatch(line -> line.startsWith("control")), printed::toString);
        assertTrue(Files.exists(folder.resolve("results/example/report.html")));
    }

    @Test
    void aTrainedNetworkAnswersInDeeplearning4j() throws Exception {
        compile("AskInDeeplearning4j");
        Path experiment = Experiments.tiny(folder, "kept", "keep: best-weights\nseeds: 3\n");
        Path results = new ExperimentRunner(new LocalExecutor(1))
                .run(ExperimentFile.read(experiment), RunOptions.in(folder.resolve("results")), RunListener.NONE)
                .folder();

        List<String> printed = run("AskInDeeplearning4j", results.toString(), "control");

        double probability = Double.parseDouble(printed.get(printed.size() - 1));
        assertTrue(probability > 0 && probability < 1, printed::toString);

        TrainedNetwork found = TrainedNetworks.find(results, "control", Map.of(), Optional.of(2L));
        TrainedModel trained = found.model();
        Sequences test =
                Datasets.of(ExperimentFile.read(experiment).first().data(), 2).test();
        DataSet data = new DataSet(Nd4j.createFromArray(test.tokens()), column(test.labels()));
        MultiLayerNetwork network =
                Deeplearning4jNetwork.of(trained.model(), trained.inputs(), trained.placements(), trained.weights());
        assertEquals(found.outcome().testAtBest().loss(), network.score(data), 1e-6);
        assertEquals(
                found.outcome().testAtBest().accuracy(),
                network.evaluate(new ViewIterator(data, data.numExamples())).accuracy(),
                1e-9);
    }

    private static INDArray column(int[] labels) {
        return Nd4j.createFromArray(labels).castTo(DataType.FLOAT).reshape(labels.length, 1);
    }

    /** What its main method prints. */
    private List<String> run(String name, String... args) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                        new URLClassLoader(new URL[] {folder.toUri().toURL()}, LibraryTest.class.getClassLoader());
                PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            System.setOut(printed);
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) args);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
