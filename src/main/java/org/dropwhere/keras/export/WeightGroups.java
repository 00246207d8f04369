package org.dropwhere.keras.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dropwhere.keras.export.hdf5.Hdf5Array;
import org.dropwhere.keras.export.hdf5.Hdf5Attribute;
import org.dropwhere.keras.export.hdf5.Hdf5Group;
import org.dropwhere.keras.export.hdf5.Hdf5Node;

/**
 * A network's weights, and the variables of an optimizer that has made no step, in the groups in which Keras keeps
 * them.
 */
final class WeightGroups {
    private final TrainedModel trained;
    private final List<WrittenLayer> layers;
    private final SavedOptimizer optimizer;

    WeightGroups(TrainedModel trained, List<WrittenLayer> layers, SavedOptimizer optimizer) {
        this.trained = trained;
        this.layers = layers;
        this.optimizer = optimizer;
    }

    /** {@code model.weights.h5}, where arrays are numbered. */
    Hdf5Group ofKeras() {
        Tree root = new Tree();
        root.at(List.of("vars")).name(KerasExport.MODEL_NAME);
        for (WrittenLayer layer : layers) {
            Tree group = root.at(List.of("layers", layer.name()));
            group.at(List.of("vars")).name(layer.name());
            for (WrittenLayer.Part part : layer.parts()) {
                Tree owner = group;
                for (WrittenLayer.Step step : part.steps()) {
                    owner = owner.at(List.of(step.attribute()));
                    owner.at(List.of("vars")).name(step.name());
                }
                Tree vars = owner.at(List.of("vars"));
                for (int number = 0; number < part.arrays().size(); number++) {
                    vars.put(String.valueOf(number), weight(part.arrays().get(number)));
                }
            }
        }
        Tree vars = root.at(List.of("optimizer", "vars")).name(optimizer.name());
        int number = 0;
        for (Hdf5Array variable : variables().values()) {
            vars.put(String.valueOf(number), variable);
            number++;
        }
        return root.group();
    }

    /**
     * The older format, where arrays have names.
     *
     * @param model JSON of the model
     * @param training JSON of how it is compiled
     */
    Hdf5Group ofLegacy(String model, String training) {
        Tree root = new Tree();
        root.attribute("keras_version", new Hdf5Attribute.Text(KerasExport.KERAS_VERSION, true));
        root.attribute("backend", new Hdf5Attribute.Text("jax", true));
        root.attribute("model_config", new Hdf5Attribute.Text(model, false));
        root.attribute("training_config", new Hdf5Attribute.Text(training, false));
        Tree weights = root.at(List.of("model_weights"));
        weights.attribute(
                "layer_names",
                new Hdf5Attribute.Texts(layers.stream().map(WrittenLayer::name).toList()));
        weights.attribute("backend", new Hdf5Attribute.Text("jax", false));
        weights.attribute("keras_version", new Hdf5Attribute.Text(KerasExport.KERAS_VERSION, false));
        for (WrittenLayer layer : layers) {
            Tree group = weights.at(List.of(layer.name()));
            List<String> names = new ArrayList<>();
            for (WrittenLayer.Part part : layer.parts()) {
                for (WrittenLayer.Array array : part.arrays()) {
                    List<String> path = path(layer, part, array);
                    group.putAt(path, weight(array));
                    names.add(String.join("/", path));
                }
            }
            group.attribute("weight_names", new Hdf5Attribute.Texts(names));
        }
        weights.at(List.of("top_level_model_weights")).attribute("weight_names", new Hdf5Attribute.Texts(List.of()));
        Tree states = root.at(List.of("optimizer_weights"));
        Map<String, Hdf5Array> variables = variables();
        states.attribute("weight_names", new Hdf5Attribute.Texts(List.copyOf(variables.keySet())));
        variables.forEach((name, variable) -> states.putAt(List.of(name.split("/", -1)), variable));
        return root.group();
    }

    private static List<String> path(WrittenLayer layer, WrittenLayer.Part part, WrittenLayer.Array array) {
        List<String> path = new ArrayList<>(List.of(KerasExport.MODEL_NAME, layer.name()));
        part.steps().forEach(step -> path.add(step.name()));
        path.add(array.name());
        return path;
    }

    private Hdf5Array weight(WrittenLayer.Array array) {
        float[] values = Objects.requireNonNull(trained.weights().get(array.parameter()));
        return new Hdf5Array.OfFloats(array.shape(), values);
    }

    /** The optimizer's variables in its order, by the names that they have in the older format. */
    private Map<String, Hdf5Array> variables() {
        Map<String, Hdf5Array> variables = new LinkedHashMap<>();
        variables.put(optimizer.name() + "/iteration", new Hdf5Array.OfInteger(0));
        if (optimizer.hasLearningRate()) {
            variables.put(
                    optimizer.name() + "/learning_rate",
                    new Hdf5Array.OfFloats(List.of(), new float[] {(float) optimizer.learningRate()}));
        }
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        for (WrittenLayer layer : layers) {
            for (WrittenLayer.Part part : layer.parts()) {
                part.arrays().forEach(array -> shapes.put(String.join("_", path(layer, part, array)), array.shape()));
            }
        }
        for (SavedOptimizer.Slot slot : optimizer.slots(List.copyOf(shapes.keySet()))) {
            variables.put(
                    optimizer.name() + "/" + slot.weight() + "_" + slot.kind(),
                    new Hdf5Array.OfZeros(Objects.requireNonNull(shapes.get(slot.weight()))));
        }
        if (optimizer.hasProduct()) {
            variables.put("variable", new Hdf5Array.OfFloats(List.of(), new float[] {1}));
        }
        return variables;
    }

    /** A group that is being filled. */
    private static final class Tree {
        private final Map<String, Hdf5Attribute> attributes = new LinkedHashMap<>();
        private final Map<String, Tree> groups = new LinkedHashMap<>();
        private final Map<String, Hdf5Array> arrays = new LinkedHashMap<>();

        Tree at(List<String> path) {
            Tree tree = this;
            for (String name : path) {
                tree = tree.groups.computeIfAbsent(name, key -> new Tree());
            }
            return tree;
        }

        Tree name(String name) {
            attribute("name", new Hdf5Attribute.Text(name, true));
            return this;
        }

        void attribute(String name, Hdf5Attribute value) {
            attributes.put(name, value);
        }

        void put(String name, Hdf5Array array) {
            arrays.put(name, array);
        }

        void putAt(List<String> path, Hdf5Array array) {
            int last = path.size() - 1;
            at(path.subList(0, last)).put(path.get(last), array);
        }

        Hdf5Group group() {
            Map<String, Hdf5Node> members = new LinkedHashMap<>(arrays);
            groups.forEach((name, tree) -> members.put(name, tree.group()));
            return Hdf5Group.of(attributes, members);
        }
    }
}
