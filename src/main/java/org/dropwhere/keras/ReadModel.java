package org.dropwhere.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A model as a file's JSON has it.
 *
 * @param layers all of them, in their order
 * @param assembled what they come to
 * @param notes what is not as in Keras where new weights are trained, a sentence each
 */
record ReadModel(KerasDialect dialect, List<ReadLayer> layers, Assembled assembled, List<String> notes) {

    /**
     * The model of a file's JSON; absent only if something was refused.
     *
     * @param version of Keras, as the file has it
     */
    static Optional<ReadModel> of(Optional<String> version, JsonNode json, Refusals refusals) {
        KerasDialect dialect = KerasDialect.of(version, json, refusals);
        Notes notes = new Notes();
        LayerOrder order = LayerOrder.of(json, refusals);
        LayerReader reader = new LayerReader(dialect, refusals, notes);
        List<ReadLayer> layers = new ArrayList<>();
        for (JsonNode layer : order.layers()) {
            reader.read(layer).ifPresent(layers::add);
        }
        // What is wrong with places says nothing where a layer is missing.
        return order.isChain() && layers.size() == order.layers().size()
                ? ModelAssembly.of(layers, dialect, refusals)
                        .map(assembled -> new ReadModel(
                                dialect,
                                List.copyOf(layers),
                                assembled,
                                Stream.concat(dialect.notes().stream(), notes.sentences().stream())
                                        .toList()))
                : Optional.empty();
    }
}
