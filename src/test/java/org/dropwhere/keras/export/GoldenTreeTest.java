package org.dropwhere.keras.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.dropwhere.keras.KerasModel;
import org.dropwhere.keras.KerasTraining;
import org.dropwhere.keras.file.KerasFile;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.Training;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares exported files with those that Keras 3.15 has saved of the same models: groups, names, shapes, types,
 * attributes and the JSON beside them. Names of layers are those of the order, as Keras counts on within a process.
 */
class GoldenTreeTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden-files/models");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the golden files' sequences, where they say it. */
    private static final int LENGTH = 13;

    /** What differs between processes, machines and lengths. */
    private static final Set<String> IGNORED = Set.of("shared_object_id", "jit_compile", "unroll");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bidirectional-spatial",
                "gru-masked-pre",
                "lstm-masked-post",
                "question-lstm",
                "stacked-lstm-hidden",
                "unrolled-lstm"
            })
    void archivesHaveTheGroupsOfKeras(String name) throws IOException {
        Path golden = GOLDEN.resolve(name + ".keras");
        KerasFile file = KerasFile.read(golden);
        Path written = folder.resolve("a.keras");
        try (OutputStream out = Files.newOutputStream(written)) {
            export(file).writeKeras(out);
        }
        Map<String, String> names = names(file, KerasFile.read(written));
        assertEquals(tree(weightsOf(golden, "golden.h5"), names), tree(weightsOf(written, "written.h5"), Map.of()));
        assertEquals(
                plain(JSON.readTree(entry(golden, "config.json")), names).toPrettyString(),
                plain(JSON.readTree(entry(written, "config.json")), Map.of()).toPrettyString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bidirectional-spatial",
                "gru-masked-pre",
                "question-lstm",
                "stacked-lstm-hidden",
                "unrolled-lstm"
            })
    void olderFilesHaveTheGroupsOfKeras(String name) throws IOException {
        Path golden = GOLDEN.resolve(name + ".h5");
        KerasFile file = KerasFile.read(golden);
        Path written = folder.resolve("a.h5");
        try (OutputStream out = Files.newOutputStream(written)) {
            export(file).writeH5(out);
        }
        assertEquals(tree(golden, names(file, KerasFile.read(written))), tree(written, Map.of()));
    }

    private static KerasExport export(KerasFile file) {
        KerasModel model = KerasModel.of(file);
        KerasTraining training = KerasTraining.of(file);
        List<Placement> placements = new ArrayList<>(model.placements());
        for (int layer = 1; layer <= model.words().size(); layer++) {
            placements.addAll(model.words().get(layer - 1).placements(layer, model.model()));
        }
        return new KerasExport(new TrainedModel(
                model.model(),
                model.inputs(),
                placements,
                new Training(
                        1,
                        32,
                        training.optimizer().orElseThrow(),
                        EmbeddingGradient.SUMMED,
                        Regularization.NONE,
                        training.schedule(),
                        Optional.empty(),
                        ClassWeights.NONE,
                        0,
                        new Training(1, 1, training.optimizer().orElseThrow()).batches()),
                model.weights()));
    }

    /** What the golden file calls a layer, and what the written one calls it. */
    private static Map<String, String> names(KerasFile golden, KerasFile written) {
        Map<String, String> names = new HashMap<>();
        List<JsonNode> before = layers(golden);
        List<JsonNode> after = layers(written);
        assertEquals(before.size(), after.size());
        for (int i = 0; i < before.size(); i++) {
            JsonNode one = before.get(i).path("config");
            JsonNode other = after.get(i).path("config");
            names.put(one.path("name").asString(), other.path("name").asString());
            for (String inner : List.of("layer", "backward_layer")) {
                names.put(
                        one.path(inner).path("config").path("name").asString("?"),
                        other.path(inner).path("config").path("name").asString("?"));
            }
        }
        names.put(
                golden.model().path("config").path("name").asString(),
                written.model().path("config").path("name").asString());
        return names;
    }

    private static List<JsonNode> layers(KerasFile file) {
        return List.copyOf(file.model().path("config").path("layers").values());
    }

    private Path weightsOf(Path archive, String as) throws IOException {
        return Files.write(folder.resolve(as), entry(archive, "model.weights.h5"));
    }

    private static byte[] entry(Path archive, String name) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    /** Each group and array by its path, and what it is; a line for each. */
    private static String tree(Path file, Map<String, String> names) {
        SortedMap<String, String> tree = new TreeMap<>();
        try (HdfFile open = new HdfFile(file)) {
            add(open, "", names, tree);
        }
        StringBuilder text = new StringBuilder();
        tree.forEach((path, what) -> text.append(path).append(": ").append(what).append('\n'));
        return text.toString();
    }

    private static void add(Node node, String path, Map<String, String> names, SortedMap<String, String> tree) {
        StringBuilder what = new StringBuilder();
        if (node instanceof Dataset array) {
            what.append(array.getDataType().getClass().getSimpleName())
                    .append(array.getSize() == 0 ? 0 : array.getStorageInBytes() / array.getSize())
                    .append(' ')
                    .append(Arrays.toString(array.getDimensions()));
        } else {
            what.append("group");
        }
        for (Map.Entry<String, Attribute> attribute : new TreeMap<>(node.getAttributes()).entrySet()) {
            what.append(", ").append(attribute.getKey()).append('=').append(value(attribute, names));
        }
        tree.put(path, what.toString());
        if (node instanceof Group group) {
            group.getChildren().forEach((name, child) -> add(child, path + "/" + renamed(name, names), names, tree));
        }
    }

    private static String value(Map.Entry<String, Attribute> attribute, Map<String, String> names) {
        String name = attribute.getKey();
        Attribute value = attribute.getValue();
        String type = value.getJavaType().getSimpleName() + Arrays.toString(value.getDimensions());
        if (name.endsWith("_config")) {
            return type
                    + plain(JSON.readTree(String.valueOf(value.getData())), names)
                            .toPrettyString();
        }
        Object data = value.getData();
        if (data instanceof Object[] many) {
            return type
                    + Arrays.stream(many)
                            .map(each -> renamed(String.valueOf(each), names))
                            .toList();
        }
        return data instanceof double[] none ? type + none.length : type + renamed(String.valueOf(data), names);
    }

    private static String renamed(String path, Map<String, String> names) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            parts.add(Optional.ofNullable(names.get(part)).orElseGet(() -> variable(part, names)));
        }
        return String.join("/", parts);
    }

    /**
     * Variables of optimizers are called {@code model_layer_array_kind}, with the inner layer of a
     * {@code Bidirectional} behind the layer. A second optimizer of a process has a number behind its name.
     */
    private static String variable(String part, Map<String, String> names) {
        String result = part.replaceAll("^(rm_sprop|sgd|adam|adam_w|nadam)_\\d+$", "$1");
        for (Map.Entry<String, String> model : names.entrySet()) {
            for (Map.Entry<String, String> layer : names.entrySet()) {
                String prefix = model.getKey() + "_" + layer.getKey() + "_";
                if (part.startsWith(prefix)) {
                    result = model.getValue() + "_" + layer.getValue() + "_"
                            + inner(part.substring(prefix.length()), names);
                }
            }
        }
        return result;
    }

    private static String inner(String rest, Map<String, String> names) {
        for (Map.Entry<String, String> layer : names.entrySet()) {
            if (rest.startsWith(layer.getKey() + "_")) {
                return layer.getValue() + rest.substring(layer.getKey().length());
            }
        }
        return rest;
    }

    /** Time is the dimension behind the batch; a Dense reads none. */
    private static ArrayNode withoutLength(JsonNode shape) {
        ArrayNode free = JSON.createArrayNode();
        for (int i = 0; i < shape.size(); i++) {
            free.add(
                    i == 0 || (i == 1 && shape.get(i).asInt(LENGTH) == LENGTH) ? NullNode.getInstance() : shape.get(i));
        }
        return free;
    }

    /**
     * JSON with the written file's names, sorted, and without what the program does not say: numbers of objects, what
     * was best for a backend, lengths of sequences, how a loop is unrolled, and the noise of single precision.
     */
    private static JsonNode plain(JsonNode node, Map<String, String> names) {
        if (node instanceof ObjectNode object) {
            if (object.path("class_name").asString("").equals("BinaryCrossentropy")) {
                return JSON.getNodeFactory().stringNode("binary_crossentropy");
            }
            ObjectNode sorted = JSON.createObjectNode();
            for (String key : new TreeSet<>(object.propertyNames())) {
                JsonNode value = object.get(key);
                if (key.equals("name") && value.isString()) {
                    sorted.put(key, renamed(value.asString(), names));
                } else if (key.equals("learning_rate") && value.isNumber()) {
                    sorted.put(key, (float) value.asDouble());
                } else if (key.endsWith("_shape") && value.size() > 1) {
                    sorted.set(key, withoutLength(value));
                } else if (!IGNORED.contains(key)) {
                    sorted.set(key, plain(value, names));
                }
            }
            return sorted;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(each -> copy.add(plain(each, names)));
            return copy;
        }
        return node;
    }
}
