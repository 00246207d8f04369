package org.dropwhere.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.text.Words;
import tools.jackson.databind.JsonNode;

/** Values of a file in messages: short, on one line, and never what code an object holds. */
final class Shown {
    private static final int LONGEST_NUMBER = 30;
    private static final int MOST_ITEMS = 4;

    private Shown() {}

    /** A value. */
    static String value(JsonNode value) {
        if (value.isArray()) {
            return list(value);
        }
        Optional<String> name = word(value);
        if (name.isPresent()) {
            return Words.quoted(name.get());
        }
        return value.isObject() ? "an object" : Words.shortened(value.asString("null"), LONGEST_NUMBER);
    }

    private static String list(JsonNode list) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < Math.min(list.size(), MOST_ITEMS); i++) {
            JsonNode item = list.get(i);
            items.add(item.isArray() ? "a list" : value(item));
        }
        return "[" + String.join(", ", items) + (list.size() > MOST_ITEMS ? ", ..." : "") + "]";
    }

    /** The name of what a value stands for: a text, a function that Keras has, or the class of an object. */
    static Optional<String> word(JsonNode value) {
        if (value.isString()) {
            return Optional.of(value.stringValue());
        }
        JsonNode className = value.path("class_name");
        if (!className.isString()) {
            return Optional.empty();
        }
        JsonNode function = value.path("config");
        return Optional.of(
                className.stringValue().equals("function") && function.isString()
                        ? function.stringValue()
                        : className.stringValue());
    }

    /** Names in quotes, with "and" before the last; of very many the first. */
    static String names(List<String> names) {
        List<String> shown = new ArrayList<>(
                names.stream().limit(MOST_ITEMS).map(Words::quoted).toList());
        if (names.size() > MOST_ITEMS) {
            shown.add((names.size() - MOST_ITEMS) + " more");
        }
        return Words.list(shown, "and");
    }
}
