package org.dropwhere.config.schema;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds the part of the JSON Schema that describes a setting. */
final class SchemaPart {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]*");

    private final JsonNode whole;

    SchemaPart(JsonNode whole) {
        this.whole = whole;
    }

    /**
     * Whether a path such as {@code data.train} takes whole numbers and no others; no path unknown to the schema does.
     */
    boolean isWhole(String path) {
        JsonNode part = whole;
        for (String step : path.split("\\.", -1)) {
            part = child(part, step);
        }
        JsonNode type = resolved(part).path("type");
        List<String> types =
                type.isArray() ? type.values().stream().map(JsonNode::asString).toList() : List.of(type.asString(""));
        return types.contains("integer") && !types.contains("number");
    }

    /** Of the part itself or of what it refers to: the property of that name, or what any other or an item may be. */
    private JsonNode child(JsonNode part, String step) {
        if (part.has("items") && NUMBER.matcher(step).matches()) {
            return part.path("items");
        }
        JsonNode own = part.path("properties").path(step);
        JsonNode referred = resolved(part);
        JsonNode named = own.isMissingNode() ? referred.path("properties").path(step) : own;
        return named.isMissingNode() ? referred.path("additionalProperties") : named;
    }

    private JsonNode resolved(JsonNode part) {
        return part.has("$ref") ? whole.at(part.path("$ref").stringValue().substring(1)) : part;
    }
}
