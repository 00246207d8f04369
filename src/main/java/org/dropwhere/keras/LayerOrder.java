package org.dropwhere.keras;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;
import tools.jackson.databind.JsonNode;

/**
 * The layers of a model, from its input to its output: those of a Sequential model as they stand, those of a Functional
 * one as each reads what another gives.
 *
 * @param layers in order, or as they stand where they are no chain
 * @param isChain whether each reads what the one before gives, and nothing else
 */
record LayerOrder(List<JsonNode> layers, boolean isChain) {
    /** More than any model that can be said here. */
    private static final int MOST_LAYERS = 1000;

    /** Of a model's JSON. */
    static LayerOrder of(JsonNode model, Refusals refusals) {
        String className = Shown.word(model).orElse("");
        JsonNode config = model.path("config");
        // Up to Keras 2.2 the config of a Sequential model is the list of its layers.
        JsonNode list = config.isArray() ? config : config.path("layers");
        boolean isSequential = className.equals("Sequential");
        if (!isSequential && !List.of("Functional", "Model").contains(className)) {
            refusals.add("the model is "
                    + (className.isEmpty() ? "without a class" : "of the class " + Words.quoted(className))
                    + "; allowed are Sequential and Functional");
            return new LayerOrder(List.of(), false);
        }
        JsonNode registered = model.path("registered_name");
        if (registered.isString() && !registered.stringValue().equals(className)) {
            refusals.add("the model is a class of its author's own (registered_name " + Shown.value(registered)
                    + "), whose code is never run; allowed are Sequential and Functional");
        }
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_LAYERS) {
            refusals.add("the model has " + (list.isArray() ? Phrases.count(list.size(), "layer") : "no list of layers")
                    + "; allowed are from 1 to " + MOST_LAYERS);
            return new LayerOrder(List.of(), false);
        }
        if (config.isObject()) {
            SavedObject whole = new SavedObject("the model", config, refusals);
            whole.require("trainable", true, "which keeps its weights as they are");
            whole.requireFloat32();
        }
        List<JsonNode> layers = new ArrayList<>(list.values());
        return isSequential ? new LayerOrder(layers, true) : new Graph(layers, config, refusals).chain();
    }

    /** The layers of a Functional model, which name those that they read. */
    private static final class Graph {
        private final List<JsonNode> layers;
        private final JsonNode config;
        private final Refusals refusals;
        private final Map<String, JsonNode> byName = new LinkedHashMap<>();
        private final Map<String, Set<String>> readers = new LinkedHashMap<>();
        private boolean isChain = true;

        Graph(List<JsonNode> layers, JsonNode config, Refusals refusals) {
            this.layers = layers;
            this.config = config;
            this.refusals = refusals;
        }

        private void refuse(String clause) {
            refusals.add(clause);
            isChain = false;
        }

        LayerOrder chain() {
            List<String> inputs = ends("input_layers");
            List<String> outputs = ends("output_layers");
            checkEnds("inputs", inputs);
            checkEnds("outputs", outputs);
            for (JsonNode layer : layers) {
                String name = LayerReader.saved(layer).name();
                if (byName.put(name, layer) != null) {
                    refuse("two layers are called " + Words.quoted(name) + "; allowed is a name for each");
                }
            }
            layers.forEach(this::addReads);
            readers.forEach((name, reading) -> {
                if (reading.size() > 1) {
                    refuse(title(name) + " is read by " + Shown.names(List.copyOf(reading))
                            + "; allowed is a chain of layers, each of which reads the one before");
                }
            });
            return isChain ? walk(inputs.get(0), outputs.get(0)) : new LayerOrder(layers, false);
        }

        private void checkEnds(String what, List<String> names) {
            if (names.size() != 1) {
                refuse("the model has " + (names.isEmpty() ? "no " + what : "the " + what + " " + Shown.names(names))
                        + "; allowed is one");
            }
        }

        private String title(String name) {
            return Optional.ofNullable(byName.get(name))
                    .map(LayerReader::saved)
                    .map(ReadLayer::title)
                    .orElse("layer " + Words.quoted(name));
        }

        /** The names of {@code [name, 0, 0]}, of a list of such, or of an object of such. */
        private List<String> ends(String key) {
            JsonNode ends = config.path(key);
            if (ends.isArray() && ends.path(0).isString()) {
                return List.of(ends.path(0).stringValue());
            }
            List<String> names = new ArrayList<>();
            for (JsonNode end : ends.values()) {
                names.add(end.isString() ? end.stringValue() : end.path(0).asString(""));
            }
            return names;
        }

        private void addReads(JsonNode layer) {
            JsonNode nodes = layer.path("inbound_nodes");
            String name = LayerReader.saved(layer).name();
            boolean isInput = Shown.word(layer).filter("InputLayer"::equals).isPresent();
            if (isInput && nodes.isEmpty()) {
                return;
            }
            if (nodes.size() != 1) {
                refuse(title(name) + " is called " + Phrases.count(nodes.size(), "time")
                        + "; allowed is once, as each layer of a chain is");
                return;
            }
            Set<String> reads = reads(nodes.get(0), name);
            if (reads.size() == 1) {
                reads.forEach(each -> readers.computeIfAbsent(each, key -> new LinkedHashSet<>())
                        .add(name));
            } else {
                refuse(title(name) + " reads "
                        + (reads.isEmpty() ? "no layer" : "the layers " + Shown.names(List.copyOf(reads)))
                        + "; allowed is one, the layer before it");
            }
        }

        /** The layers that a call names: Keras 3 does so by {@code keras_history}, Keras 2 by nested lists. */
        private Set<String> reads(JsonNode call, String name) {
            Set<String> reads = new LinkedHashSet<>();
            Deque<JsonNode> open = new ArrayDeque<>();
            if (call.isObject()) {
                // Keras 3 writes training false and mask null of its own accord, and loads them as nothing.
                checkArguments(call.path("kwargs"), name, false);
                open.add(call.path("args"));
                open.add(call.path("kwargs"));
            } else {
                for (JsonNode each : call.values()) {
                    reads.add(each.path(0).asString(""));
                    // Keras 2 writes what was given alone: with training false a layer never drops.
                    checkArguments(each.path(3), name, true);
                }
            }
            while (!open.isEmpty()) {
                JsonNode next = open.removeFirst();
                JsonNode history = next.path("config").path("keras_history");
                if (history.isArray()) {
                    reads.add(history.path(0).asString(""));
                } else {
                    Collection<JsonNode> inner = next.values();
                    open.addAll(inner);
                }
            }
            return reads;
        }

        /** Refuses a call with more than its input: a state to begin with, a mask, dropout that is always on. */
        private void checkArguments(JsonNode arguments, String name, boolean isKeras2) {
            for (String key : arguments.propertyNames()) {
                JsonNode value = arguments.path(key);
                boolean isInput = key.equals("inputs") || key.equals("sequences") || key.equals("sequence");
                boolean isNothing = value.isNull()
                        || (value.isBoolean() && !value.booleanValue() && !(isKeras2 && key.equals("training")));
                if (!isInput && !isNothing) {
                    refuse(title(name) + " is called with " + Words.visible(Words.shortened(key, 60)) + " "
                            + Shown.value(value) + "; allowed is a call with its input alone");
                }
            }
        }

        private LayerOrder walk(String input, String output) {
            List<JsonNode> ordered = new ArrayList<>();
            Set<String> seen = new LinkedHashSet<>();
            String name = input;
            while (seen.add(name) && byName.containsKey(name)) {
                ordered.add(byName.get(name));
                if (name.equals(output)) {
                    break;
                }
                name = Optional.ofNullable(readers.get(name))
                        .flatMap(reading -> reading.stream().findFirst())
                        .orElse("");
            }
            boolean isComplete = ordered.size() == layers.size()
                    && LayerReader.saved(ordered.get(ordered.size() - 1)).name().equals(output);
            if (!isComplete) {
                refusals.add("no chain of all layers leads from the input " + Words.quoted(input) + " to the output "
                        + Words.quoted(output) + "; allowed is one");
            }
            return new LayerOrder(isComplete ? ordered : layers, isComplete);
        }
    }
}
