package org.dropwhere.keras.export;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A layer as it is saved.
 *
 * @param name its own, which is also the name of its group in both forms of file, as all names are Keras' defaults
 * @param object its JSON in {@code config.json}
 * @param parts where its weights are; none if it has none
 */
record WrittenLayer(String name, ObjectNode object, List<Part> parts) {

    /** Copies the list. */
    WrittenLayer {
        parts = List.copyOf(parts);
    }

    /**
     * Arrays that lie side by side.
     *
     * @param steps from the layer to what has the arrays; none if that is the layer itself
     * @param arrays in Keras' order
     */
    record Part(List<Step> steps, List<Array> arrays) {
        /** Copies the lists. */
        Part {
            steps = List.copyOf(steps);
            arrays = List.copyOf(arrays);
        }
    }

    /**
     * From an object to one that it has.
     *
     * @param attribute what it calls it, which is the group in a {@code .keras} file
     * @param name the other's name
     */
    record Step(String attribute, String name) {}

    /**
     * An array of weights.
     *
     * @param name Keras' name, for example {@code kernel}
     * @param shape its dimensions
     * @param parameter its name in this program
     */
    record Array(String name, List<Integer> shape, String parameter) {
        /** Copies the list. */
        Array {
            shape = List.copyOf(shape);
        }
    }
}
