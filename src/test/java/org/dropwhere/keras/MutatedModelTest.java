package org.dropwhere.keras;

import static org.dropwhere.keras.Saved.functional;
import static org.dropwhere.keras.Saved.layer;
import static org.dropwhere.keras.Saved.reading;
import static org.dropwhere.keras.Saved.sequential;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.failure.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever stands in a file's JSON, it gives an experiment that can be read, or {@link BadInput}. */
class MutatedModelTest {
    private static final int MUTANTS = 3000;
    /** Reading an experiment takes longer than making one. */
    private static final int READ_AGAIN = 25;

    private static final int DEEP = 400;

    private static final List<String> WILD = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1",
            "0.5",
            "0.9999",
            "7.0",
            "1e308",
            "-1e-320",
            "1e400",
            "2147483648",
            "1" + "0".repeat(400),
            "''",
            "'relu'",
            "'none'",
            "'LSTM'",
            "'GRU'",
            "'Functional'",
            "'tokens'",
            "'\\u0000\\u001b[31m\\ud800\\u202e\\u2028\\n# ---'",
            "'" + "x".repeat(5000) + "'",
            "[]",
            "{}",
            "[null, null, 3]",
            "[[['tokens', 0, 0, {}]]]",
            "{'class_name': 'LSTM', 'config': {'units': 3}}",
            "{'class_name': 'function', 'config': {'class_name': []}}",
            "[".repeat(DEEP) + "]".repeat(DEEP),
            "{'config': ".repeat(DEEP) + "1" + "}".repeat(DEEP));

    private static final List<JsonNode> WILD_NODES =
            WILD.stream().map(Saved::json).toList();

    private static final List<String> KEYS = List.of(
            "units",
            "dropout",
            "seed",
            "config",
            "class_name",
            "layers",
            "keras_history",
            "decay",
            "clipnorm",
            "new",
            "name");

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(17);

    private static List<JsonNode> originals() {
        String input =
                layer("InputLayer", "tokens", "'batch_shape': [null, 13]").replace("}}", "}, 'inbound_nodes': []}");
        String gru = layer("GRU", "upper", "'units': 4, 'dropout': 0.2, 'recurrent_dropout': 0.3, 'reset_after': true");
        String both = layer(
                "Bidirectional",
                "both",
                "'merge_mode': 'concat', 'layer': " + layer("LSTM", "f", "'units': 4, 'dropout': 0.5")
                        + ", 'backward_layer': "
                        + layer("LSTM", "b", "'units': 4, 'dropout': 0.5, 'go_backwards': true"));
        return List.of(
                Saved.json(sequential(
                        Saved.INPUT,
                        Saved.MASKED,
                        layer("Dropout", "drop", "'rate': 0.25, 'noise_shape': null"),
                        both,
                        layer("Dense", "hidden", "'units': 3, 'activation': 'relu'"),
                        layer("Dropout", "last", "'rate': 0.5"),
                        Saved.ANSWER)),
                Saved.json(functional(
                        "'input_layers': [['tokens', 0, 0]], 'output_layers': ['answer', 0, 0]",
                        input,
                        reading(Saved.EMBEDDING, "tokens"),
                        reading(Saved.LOWER, "table"),
                        reading(layer("SpatialDropout1D", "drop", "'rate': 0.1"), "lower"),
                        reading(gru, "drop"),
                        reading(Saved.ANSWER, "upper"))),
                Saved.json(sequential(
                        layer("InputLayer", "numbers", "'batch_shape': [null, null, 3]"),
                        Saved.LOWER,
                        layer("GlobalMaxPooling1D", "most", "'keepdims': false"),
                        Saved.ANSWER)));
    }

    private static JsonNode compiled() {
        return Saved.json(
                "{'optimizer': {'module': 'keras.optimizers', 'class_name': 'Adam', 'config': {'learning_rate':"
                        + " {'class_name': 'CosineDecay', 'config': {'initial_learning_rate': 0.01, 'decay_steps': 100, 'alpha':"
                        + " 0.1}}, 'beta_1': 0.9, 'epsilon': 1e-7, 'clipnorm': null, 'amsgrad': false}}, 'loss': {'class_name':"
                        + " 'BinaryCrossentropy', 'config': {'from_logits': false, 'reduction': 'sum_over_batch_size'}},"
                        + " 'loss_weights': null}");
    }

    @Test
    void mutantsAreReadOrRefused() throws IOException {
        List<JsonNode> originals = originals();
        Set<String> experiments = new HashSet<>();
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            JsonNode model = originals.get(i % originals.size()).deepCopy();
            JsonNode compiled = compiled();
            int changes = 1 + random.nextInt(2);
            for (int change = 0; change < changes; change++) {
                mutate(random.nextInt(5) == 0 ? compiled : model);
            }
            try {
                ImportedExperiment read = ImportedExperiment.of(
                        Path.of("model.keras"), Optional.of("3.15.1"), model, Optional.of(compiled));
                experiments.add(read.yaml(data(read)));
            } catch (BadInput bad) {
                refused++;
                assertFalse(bad.sentences().isEmpty());
                for (String sentence : bad.sentences()) {
                    assertTrue(sentence.startsWith("model.keras: ") || sentence.startsWith("And "), sentence);
                    assertEquals(1, sentence.lines().count(), sentence);
                }
            } catch (RuntimeException | StackOverflowError other) {
                throw new AssertionError("Mutant " + i + ": " + model + "\n" + compiled, other);
            }
        }
        assertTrue(refused > MUTANTS / 10 && refused < MUTANTS * 9 / 10, refused + " were refused");
        assertTrue(experiments.size() > 50, experiments.size() + " experiments");
        Files.writeString(folder.resolve("none.csv"), "");
        List<String> sorted = experiments.stream().sorted().toList();
        for (int i = 0; i < READ_AGAIN; i++) {
            Path file = Files.writeString(folder.resolve("mutant.yaml"), sorted.get(i * sorted.size() / READ_AGAIN));
            assertEquals(
                    "as-saved",
                    ExperimentFile.read(file).first().variants().get(0).name());
        }
    }

    private static String data(ImportedExperiment experiment) {
        try {
            return experiment.taskData();
        } catch (BadInput features) {
            return "data: {file: none.csv, features: {}, split: {validation: 0.2, test: 0.2}}\n";
        }
    }

    /** Changes some value below a node. */
    private void mutate(JsonNode root) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        JsonNode chosen = containers.get(random.nextInt(containers.size()));
        JsonNode wild = WILD_NODES.get(random.nextInt(WILD_NODES.size())).deepCopy();
        if (chosen instanceof ObjectNode object) {
            List<String> keys = new ArrayList<>(object.propertyNames());
            String key = keys.isEmpty() ? "new" : keys.get(random.nextInt(keys.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(key);
                case 1 -> object.set(KEYS.get(random.nextInt(KEYS.size())), wild);
                default -> object.set(key, wild);
            }
        } else if (chosen instanceof ArrayNode array) {
            int at = array.isEmpty() ? 0 : random.nextInt(array.size());
            switch (array.isEmpty() ? 0 : random.nextInt(4)) {
                case 0 -> array.insert(at, wild);
                case 1 -> array.remove(at);
                case 2 -> array.add(array.get(at).deepCopy());
                default -> array.set(at, wild);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer() && containers.size() < 1000) {
            containers.add(node);
            node.values().forEach(inner -> collect(inner, containers));
        }
    }

    @Test
    void aLongModelIsReadOrRefusedAtOnce() {
        List<String> layers = new ArrayList<>(List.of(Saved.INPUT, Saved.EMBEDDING));
        for (int i = 0; i < 101; i++) {
            layers.add(Saved.LOWER);
        }
        layers.add(Saved.LSTM);
        layers.add(Saved.ANSWER);
        assertEquals(
                List.of("model.keras: the model has 102 recurrent layers; allowed are at most 100."),
                Saved.refused(sequential(layers.toArray(String[]::new))));
        JsonNode many = JsonMapper.shared()
                .readTree("{\"class_name\": \"Sequential\", \"config\": [" + "{},".repeat(100_000) + "{}]}");
        Refusals refusals = new Refusals("model.keras");
        assertTrue(ReadModel.of(Optional.of("2.2.4"), many, refusals).isEmpty());
        assertEquals(
                List.of("model.keras: the model has 100001 layers; allowed are from 1 to 1000."), refusals.sentences());
    }
}
