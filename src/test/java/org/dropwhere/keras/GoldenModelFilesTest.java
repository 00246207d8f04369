package org.dropwhere.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.failure.BadInput;
import org.dropwhere.keras.file.KerasFile;
import org.dropwhere.keras.file.LayerName;
import org.dropwhere.network.Classifier;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Training;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Models as Keras saves them, and what should come of each. Every {@code *.expected.json} in the folder {@code models}
 * of the test resources is tried, and in each such folder of those that {@code -Dgolden.files=DIR[,DIR...]} names.
 */
class GoldenModelFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OWN = "src/test/resources/golden-files";
    private static final String ENDING = ".expected.json";
    private static final double TOLERANCE = 1e-5;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyFileIsReadOrRefused() throws IOException {
        List<Path> cases = new ArrayList<>(casesIn(Path.of(OWN)));
        for (String other : System.getProperty("golden.files", "").split(",", -1)) {
            if (!other.isBlank() && Files.isDirectory(Path.of(other.strip(), "models"))) {
                cases.addAll(casesIn(Path.of(other.strip())));
            }
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Path expected : cases) {
            JsonNode golden = JSON.readTree(Files.readString(expected));
            for (JsonNode name : golden.get("files")) {
                Path file = expected.resolveSibling(name.asString());
                tests.add(DynamicTest.dynamicTest(file.toString(), () -> {
                    if (golden.get("accept").asBoolean()) {
                        agrees(golden, file);
                    } else {
                        isRefused(golden, file);
                    }
                }));
            }
        }
        return tests.stream();
    }

    private static List<Path> casesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("models"))) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
            assertFalse(cases.isEmpty(), "no golden file in " + folder);
            return cases;
        }
    }

    private static void isRefused(JsonNode golden, Path file) {
        List<String> words = golden.get("message_names")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        BadInput refusal = assertThrows(BadInput.class, () -> ImportedExperiment.of(KerasFile.read(file)));
        assertTrue(
                refusal.sentences().stream().anyMatch(sentence -> words.stream().allMatch(sentence::contains)),
                words + " are in no sentence of " + refusal.sentences());
    }

    private void agrees(JsonNode golden, Path file) throws IOException {
        KerasFile saved = KerasFile.read(file);
        KerasModel model = KerasModel.of(saved);
        assertLayers(golden, model);
        assertDropout(golden, model);
        KerasTraining training = KerasTraining.of(saved);
        if (saved.compiled()
                .filter(compiled -> compiled.has("optimizer") || compiled.has("optimizer_config"))
                .isPresent()) {
            assertOptimizer(golden.get("optimizer"), training.optimizer().orElseThrow());
        }
        assertExperiment(saved, model, training);
        if (golden.has("weights")) {
            Map<String, float[]> weights = weights(golden, model);
            if (saved.hasWeights()) {
                Map<String, float[]> read = model.weights();
                assertEquals(List.copyOf(weights.keySet()), List.copyOf(read.keySet()));
                weights.forEach((name, values) -> assertArrayEquals(values, read.get(name), name));
            }
            assertProbabilities(golden, model, weights);
        }
    }

    private static void assertLayers(JsonNode golden, KerasModel model) {
        List<LayerName> layers = model.layers().stream()
                .filter(layer -> !layer.className().equals("InputLayer"))
                .toList();
        List<LayerName> expected = new ArrayList<>();
        for (int i = 0; i < golden.get("layers").size(); i++) {
            expected.add(new LayerName(
                    golden.get("names").get(i).asString(),
                    golden.get("layers").get(i).get("class_name").asString()));
        }
        assertEquals(expected, layers);
    }

    private static void assertDropout(JsonNode golden, KerasModel model) {
        List<Double> layers = new ArrayList<>();
        List<List<Double>> inside = new ArrayList<>();
        for (JsonNode layer : golden.get("layers")) {
            JsonNode config = layer.get("config");
            // Dropout with a rate of 0 drops nothing.
            if (config.path("rate").asDouble(0) > 0) {
                layers.add(config.get("rate").asDouble());
            }
            JsonNode cell =
                    config.path("layer").isObject() ? config.get("layer").get("config") : config;
            if (cell.has("recurrent_dropout")) {
                inside.add(List.of(
                        cell.get("dropout").asDouble(),
                        cell.get("recurrent_dropout").asDouble()));
            }
        }
        assertEquals(layers, model.placements().stream().map(Placement::rate).toList());
        boolean drops = inside.stream().flatMap(List::stream).anyMatch(rate -> rate > 0);
        assertEquals(
                drops ? inside : List.of(),
                model.words().stream()
                        .map(words -> List.of(words.dropout(), words.recurrentDropout()))
                        .toList());
    }

    /** Of every setting that both have; those that Keras 2 has not are nothing here. */
    private static void assertOptimizer(JsonNode golden, OptimizerSpec read) {
        assertEquals(golden.get("class_name").asString(), read.title());
        JsonNode config = golden.get("config");
        read.values().byKey().forEach((key, value) -> {
            String name = key.equals("clip-norm")
                    ? "clipnorm"
                    : key.equals("global-clip-norm")
                            ? "global_clipnorm"
                            : key.equals("clip-value") ? "clipvalue" : key.replace('-', '_');
            JsonNode expected = config.path(name);
            double number = expected.isBoolean() ? (expected.asBoolean() ? 1 : 0) : expected.asDouble(0);
            assertEquals(number, value.doubleValue(), 1e-7 * Math.abs(number), name);
        });
    }

    /** What is written is read as the same model, trained in the same way, with the file's own dropout first. */
    private void assertExperiment(KerasFile saved, KerasModel model, KerasTraining training) throws IOException {
        ImportedExperiment imported = ImportedExperiment.of(saved);
        Path yaml = Files.writeString(folder.resolve("imported.yaml"), imported.yaml(imported.taskData()));
        Experiment experiment = ExperimentFile.read(yaml).first();
        assertEquals(model.model(), experiment.model());
        assertEquals(
                training.optimizer().orElse(new RmsProp(0.001, 0.9, 1e-7)),
                experiment.training().optimizer());
        List<Placement> own = new ArrayList<>(model.placements());
        for (int layer = 1; layer <= model.words().size(); layer++) {
            KerasDropout words = model.words().get(layer - 1);
            own.addAll(words.placements(layer, model.model()));
        }
        own.sort((a, b) -> a.ref().compareTo(b.ref()));
        assertEquals(own, experiment.variants().get(0).placements());
    }

    /** The golden weights by this program's names: both stand in Keras' order. */
    private static Map<String, float[]> weights(JsonNode golden, KerasModel model) {
        List<Parameter> parameters =
                ParameterLayout.of(model.model(), model.inputs()).parameters();
        List<JsonNode> arrays = List.copyOf(golden.get("weights").values());
        assertEquals(parameters.size(), arrays.size());
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (int i = 0; i < arrays.size(); i++) {
            List<Float> flat = new ArrayList<>();
            flatten(arrays.get(i), flat);
            float[] values = new float[flat.size()];
            for (int j = 0; j < values.length; j++) {
                values[j] = flat.get(j);
            }
            weights.put(parameters.get(i).name(), values);
        }
        return weights;
    }

    private static void flatten(JsonNode array, List<Float> flat) {
        for (JsonNode item : array) {
            if (item.isArray()) {
                flatten(item, flat);
            } else {
                flat.add((float) item.asDouble());
            }
        }
    }

    private static void assertProbabilities(JsonNode golden, KerasModel model, Map<String, float[]> weights) {
        int[][] tokens = JSON.convertValue(golden.get("tokens"), int[][].class);
        NetworkSizes sizes = new NetworkSizes(model.model(), model.inputs(), tokens[0].length);
        Training training = new Training(1, 1, new RmsProp(0.001, 0.9, 1e-7));
        try (Classifier classifier =
                Classifier.of(sizes, List.of(), training, RandomStream.ofSeed(1), Workers.serial())) {
            classifier.setWeights(weights);
            float[] logits = classifier.logits(new TokenSteps(tokens));
            for (int i = 0; i < logits.length; i++) {
                assertEquals(
                        golden.get("probabilities").get(i).get(0).asDouble(),
                        1 / (1 + Math.exp(-logits[i])),
                        TOLERANCE,
                        "probability " + i);
            }
        }
    }
}
