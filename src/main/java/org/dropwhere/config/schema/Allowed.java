package org.dropwhere.config.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.text.Words;
import tools.jackson.databind.JsonNode;

/** What a part of the JSON Schema allows, in words. */
final class Allowed {
    private Allowed() {}

    /** For example {@code a whole number from 1 to 100000 (time steps of a sequence)}. */
    static String phrase(JsonNode schema) {
        String title = text(schema, "title").map(words -> " (" + words + ")").orElse("");
        return values(schema) + title;
    }

    /** The words of an {@code enum}, or the keys that a mapping may have. */
    static List<String> words(JsonNode schema) {
        JsonNode words = schema.path("enum");
        return words.isMissingNode()
                ? List.copyOf(schema.path("properties").propertyNames())
                : words.values().stream().map(JsonNode::asString).toList();
    }

    /** For what was found instead: the nearest word, or the number that was probably meant. */
    static String hint(YamlNode value, JsonNode part) {
        if (part.has("enum")) {
            return value.json().isString()
                    ? Words.suggestion(Words.nearest(value.json().stringValue(), words(part)))
                    : "";
        }
        return value.json().isNumber() && part.has("exclusiveMaximum")
                ? shareHint(value.json().decimalValue(), part)
                : "";
    }

    /** For those who think in percent, or in the probability of keeping. */
    private static String shareHint(BigDecimal value, JsonNode part) {
        BigDecimal share = value.movePointLeft(2).stripTrailingZeros();
        if (value.compareTo(BigDecimal.ONE) > 0
                && share.compareTo(part.path("exclusiveMaximum").decimalValue()) < 0) {
            return "; did you mean " + share.toPlainString() + "?";
        }
        boolean rate = part.path("title").asString().equals("probability of dropping");
        return rate && value.compareTo(BigDecimal.ONE) == 0 ? "; to drop nothing write 0" : "";
    }

    private static String values(JsonNode schema) {
        if (schema.has("enum")) {
            return text(schema, "patternErrorMessage").orElseGet(() -> Words.list(words(schema), "or"));
        }
        List<String> kinds = new ArrayList<>();
        JsonNode type = schema.path("type");
        for (JsonNode kind : type.isArray() ? type.values() : List.of(type)) {
            kinds.add(kind(kind.stringValue(), schema));
        }
        return Words.list(kinds, "or");
    }

    private static String kind(String type, JsonNode schema) {
        return switch (type) {
            case "integer" -> "a whole number" + range(schema);
            case "number" -> "a number" + range(schema);
            case "boolean" -> "true or false";
            case "array" ->
                text(schema, "maxItems")
                        .map(count -> "a list of " + count)
                        .orElse(schema.has("minItems") ? "a list of one or more" : "a list");
            case "object" -> schema.has("minProperties") ? "a mapping of one or more keys" : "a mapping";
            default ->
                text(schema, "patternErrorMessage")
                        .or(() -> text(schema, "maxLength").map(most -> "text of at most " + most + " characters"))
                        .orElse(schema.has("minLength") ? "a text that is not empty" : "text");
        };
    }

    private static String range(JsonNode schema) {
        String from = text(schema, "minimum")
                .map(least -> " from " + least)
                .orElseGet(() -> text(schema, "exclusiveMinimum")
                        .map(bound -> " above " + bound)
                        .orElse(""));
        String to = text(schema, "maximum")
                .map(most -> (schema.has("exclusiveMinimum") ? " up to " : " to ") + most)
                .orElseGet(() -> text(schema, "exclusiveMaximum")
                        .map(bound -> " up to but not including " + bound)
                        .orElse(""));
        return from + to;
    }

    private static Optional<String> text(JsonNode schema, String keyword) {
        return schema.optional(keyword).map(JsonNode::asString);
    }
}
