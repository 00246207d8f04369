package org.dropwhere.config.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Scalar;
import org.dropwhere.config.yaml.YamlNode.Sequence;

/**
 * Lays a value over a tree at a path, in which items of lists are numbered from 1. What is not there is made, whether
 * or not it is allowed: the schema's check reports it, with the position of the path.
 */
public final class Overlay {
    private static final String NONE = "none";

    private final Entry leaf;
    private final String section;

    /**
     * @param leaf the value, and where the path is written
     * @param section the first step of the path, which says what short forms stand for
     */
    private Overlay(Entry leaf, String section) {
        this.leaf = leaf;
        this.section = section;
    }

    /**
     * The tree with another value at a path.
     *
     * @param at where the path is written
     */
    public static Mapping over(Mapping tree, String path, Position at, YamlNode value) {
        List<String> steps = Arrays.asList(path.split("\\.", -1));
        return new Overlay(new Entry(at, value), steps.get(0)).over(tree, steps);
    }

    private Mapping over(Mapping tree, List<String> steps) {
        Map<String, Entry> entries = new LinkedHashMap<>(tree.entries());
        String first = steps.get(0);
        if (steps.size() == 1) {
            entries.put(first, leaf);
        } else {
            Entry there = entries.getOrDefault(first, new Entry(leaf.key(), empty(leaf.key())));
            entries.put(first, new Entry(there.key(), within(there.value(), steps.subList(1, steps.size()))));
        }
        return new Mapping(tree.position(), entries);
    }

    private YamlNode within(YamlNode value, List<String> steps) {
        if (value instanceof Sequence list) {
            OptionalInt index = list.index(steps.get(0));
            if (index.isPresent()) {
                return within(list, index.getAsInt(), steps.subList(1, steps.size()));
            }
        }
        return over(mapping(value), steps);
    }

    private Sequence within(Sequence list, int index, List<String> steps) {
        List<YamlNode> items = new ArrayList<>(list.items());
        items.set(index, steps.isEmpty() ? leaf.value() : within(items.get(index), steps));
        return new Sequence(list.position(), items);
    }

    /**
     * What a short form stands for: the rate 0.25 for {rate: 0.25}, the units 64 for {units: 64}, the length 20 for
     * {from: 20, to: 20}, the path a.npy for {x: a.npy}, the word rmsprop for {rmsprop: {}}, the word none for {}.
     */
    private Mapping mapping(YamlNode value) {
        if (value instanceof Mapping mapping) {
            return mapping;
        }
        if (!(value instanceof Scalar scalar) || scalar.text().equals(NONE)) {
            return empty(leaf.key());
        }
        if (scalar.json().isNumber()) {
            return new Mapping(leaf.key(), ofNumber(new Entry(value.position(), value)));
        }
        return scalar.json().isString() ? new Mapping(leaf.key(), ofText(scalar)) : empty(leaf.key());
    }

    private Map<String, Entry> ofNumber(Entry number) {
        return switch (section) {
            case "model" -> Map.of("units", number);
            case "data" -> Map.of("from", number, "to", number);
            default -> Map.of("rate", number);
        };
    }

    private Map<String, Entry> ofText(Scalar text) {
        return section.equals("data")
                ? Map.of("x", new Entry(text.position(), text))
                : Map.of(text.text(), new Entry(text.position(), empty(text.position())));
    }

    private static Mapping empty(Position position) {
        return new Mapping(position, Map.of());
    }
}
