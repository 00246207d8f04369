package org.dropwhere.config.yaml;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A YAML value that knows its position in the file. */
public sealed interface YamlNode {

    /** Where the value begins. */
    Position position();

    /** The same value without positions. */
    JsonNode json();

    /** What messages call it: {@code "text"}, {@code 25}, {@code a list}. */
    String found();

    /** The value under a path of keys and indices, if there is one. */
    default Optional<YamlNode> at(List<?> path) {
        Optional<YamlNode> value = Optional.of(this);
        for (Object step : path) {
            value = value.flatMap(parent -> parent.child(step));
        }
        return value;
    }

    /** The value of a key or at an index, if there is one. */
    Optional<YamlNode> child(Object step);

    /** What stands at a step of a path: at a key, or at the number of an item, which counts from 1. */
    Optional<Entry> entry(String step);

    /**
     * A key with its value.
     *
     * @param key the position of the key
     * @param value its value
     */
    record Entry(Position key, YamlNode value) {}

    /** Keys in the order of the file. */
    record Mapping(Position position, Map<String, Entry> entries) implements YamlNode {

        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public Optional<Entry> entry(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        @Override
        public Optional<YamlNode> child(Object step) {
            return step instanceof String key ? entry(key).map(Entry::value) : Optional.empty();
        }

        @Override
        public JsonNode json() {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            entries.forEach((key, entry) -> node.set(key, entry.value().json()));
            return node;
        }

        @Override
        public String found() {
            return entries.isEmpty() ? "an empty mapping" : "a mapping";
        }
    }

    /** Items in the order of the file. */
    record Sequence(Position position, List<YamlNode> items) implements YamlNode {
        private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

        public Sequence {
            items = List.copyOf(items);
        }

        /** The index of an item by its number, which counts from 1; absent if there is no such item. */
        public OptionalInt index(String number) {
            return NUMBER.matcher(number).matches() && Integer.parseInt(number) <= items.size()
                    ? OptionalInt.of(Integer.parseInt(number) - 1)
                    : OptionalInt.empty();
        }

        @Override
        public Optional<Entry> entry(String number) {
            return index(number).stream()
                    .mapToObj(items::get)
                    .map(item -> new Entry(item.position(), item))
                    .findFirst();
        }

        @Override
        public Optional<YamlNode> child(Object step) {
            return step instanceof Integer index && index >= 0 && index < items.size()
                    ? Optional.of(items.get(index))
                    : Optional.empty();
        }

        @Override
        public JsonNode json() {
            ArrayNode node = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> node.add(item.json()));
            return node;
        }

        @Override
        public String found() {
            return items.isEmpty() ? "an empty list" : "a list";
        }
    }

    /**
     * A text, number, truth value or nothing.
     *
     * @param position where it begins
     * @param text as it was written, without quotes
     * @param json its value: numbers are finite
     */
    record Scalar(Position position, String text, JsonNode json) implements YamlNode {
        private static final int LONGEST_NUMBER = 60;

        /** A number that was not written but computed. */
        public static Scalar number(Position position, BigDecimal number) {
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            boolean whole = number.stripTrailingZeros().scale() <= 0;
            return new Scalar(
                    position,
                    NumberText.of(number),
                    whole ? nodes.numberNode(number.toBigInteger()) : nodes.numberNode(number.doubleValue()));
        }

        @Override
        public Optional<YamlNode> child(Object step) {
            return Optional.empty();
        }

        @Override
        public Optional<Entry> entry(String step) {
            return Optional.empty();
        }

        @Override
        public String found() {
            if (json.isNull()) {
                return "empty";
            }
            return json.isString() ? "the text " + Words.quoted(text) : Words.shortened(text, LONGEST_NUMBER);
        }
    }
}
