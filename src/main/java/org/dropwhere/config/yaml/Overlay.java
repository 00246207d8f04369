package org.dropwhere.config.yaml;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Scalar;

/**
 * Lays a value over a tree at a path. What is not there is made, whether or not it is allowed: the schema's check
 * reports it, with the position of the path.
 */
public final class Overlay {
    private Overlay() {}

    /**
     * The tree with another value at a path.
     *
     * @param at where the path is written
     */
    public static Mapping over(Mapping tree, String path, Position at, YamlNode value) {
        return over(tree, steps(path), new Entry(at, value));
    }

    private static List<String> steps(String path) {
        return Arrays.asList(path.split("\\.", -1));
    }

    private static Mapping over(Mapping tree, List<String> steps, Entry leaf) {
        Map<String, Entry> entries = new LinkedHashMap<>(tree.entries());
        String first = steps.get(0);
        if (steps.size() == 1) {
            entries.put(first, leaf);
        } else {
            Entry there = entries.get(first);
            Mapping parent = there == null ? empty(leaf.key()) : mapping(there.value(), leaf.key());
            Mapping child = over(parent, steps.subList(1, steps.size()), leaf);
            entries.put(first, new Entry(there == null ? leaf.key() : there.key(), child));
        }
        return new Mapping(tree.position(), entries);
    }

    /** What a short form stands for: the rate 0.25 for {rate: 0.25}, the word rmsprop for {rmsprop: {}}. */
    private static Mapping mapping(YamlNode value, Position at) {
        if (value instanceof Mapping mapping) {
            return mapping;
        }
        if (value instanceof Scalar scalar && scalar.json().isNumber()) {
            return new Mapping(at, Map.of("rate", new Entry(value.position(), value)));
        }
        return value instanceof Scalar scalar && scalar.json().isString()
                ? new Mapping(at, Map.of(scalar.text(), new Entry(value.position(), empty(value.position()))))
                : empty(at);
    }

    private static Mapping empty(Position position) {
        return new Mapping(position, Map.of());
    }
}
