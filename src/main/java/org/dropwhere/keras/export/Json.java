package org.dropwhere.keras.export;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as Keras serializes objects. */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** An object of a class of Keras' own. */
    static ObjectNode of(String module, String className, JsonNode config) {
        ObjectNode object = object().put("module", module).put("class_name", className);
        object.set("config", config);
        return object.putNull("registered_name");
    }

    /** What all layers but {@code InputLayer} begin with. */
    static ObjectNode layerConfig(String name) {
        ObjectNode config = object().put("name", name).put("trainable", true);
        config.set("dtype", of("keras", "DTypePolicy", object().put("name", "float32")));
        return config;
    }

    /** A shape of a batch, of which the sizes of batch and time are free. */
    static ArrayNode shape(boolean hasTime) {
        ArrayNode shape = array().addNull();
        return hasTime ? shape.addNull() : shape;
    }

    static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }
}
