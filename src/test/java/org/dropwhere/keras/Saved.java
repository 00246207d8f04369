package org.dropwhere.keras;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Models as Keras saves them, in short: a setting that is left out has Keras' default. */
final class Saved {
    static final String INPUT = layer("InputLayer", "tokens", "'batch_shape': [null, 13], 'dtype': 'int32'");
    static final String EMBEDDING = layer("Embedding", "table", "'input_dim': 11, 'output_dim': 5");
    static final String MASKED = layer("Embedding", "table", "'input_dim': 11, 'output_dim': 5, 'mask_zero': true");
    static final String LSTM = layer("LSTM", "reader", "'units': 7");
    static final String LOWER = layer("LSTM", "lower", "'units': 6, 'return_sequences': true");
    static final String ANSWER = layer("Dense", "answer", "'units': 1, 'activation': 'sigmoid'");

    private Saved() {}

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    /** A layer of Keras 3, in single quotes. */
    static String layer(String className, String name, String config) {
        return "{'module': 'keras.layers', 'class_name': '" + className
                + "', 'registered_name': null, 'config': {'name': '" + name + "', 'trainable': true, " + config + "}}";
    }

    static String sequential(String... layers) {
        return "{'module': 'keras', 'class_name': 'Sequential', 'registered_name': null, 'config': {'name': 'model',"
                + " 'layers': [" + String.join(", ", layers) + "]}}";
    }

    /** A layer of a Functional model of Keras 3 that reads others. */
    static String reading(String layer, String... names) {
        String tensors = List.of(names).stream()
                .map(name -> "{'class_name': '__keras_tensor__', 'config': {'keras_history': ['" + name + "', 0, 0]}}")
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return layer.substring(0, layer.length() - 1) + ", 'inbound_nodes': [{'args': ["
                + (names.length == 1 ? tensors : "[" + tensors + "]") + "], 'kwargs': {'training': false}}]}";
    }

    static String functional(String ends, String... layers) {
        return "{'module': 'keras', 'class_name': 'Functional', 'registered_name': 'Functional', 'config': {'name': 'model',"
                + " 'layers': [" + String.join(", ", layers) + "], " + ends + "}}";
    }

    /** The model of a file called model.keras. */
    static ReadModel read(String model) {
        Refusals refusals = new Refusals("model.keras");
        Optional<ReadModel> read = ReadModel.of(Optional.of("3.15.1"), json(model), refusals);
        refusals.throwIfAny();
        return read.orElseThrow();
    }

    /** Why such a model is refused. */
    static List<String> refused(String model) {
        Refusals refusals = new Refusals("model.keras");
        Optional<ReadModel> read = ReadModel.of(Optional.of("3.15.1"), json(model), refusals);
        if (read.isPresent()) {
            throw new AssertionError("It was read, though there is " + refusals.sentences());
        }
        return refusals.sentences();
    }
}
