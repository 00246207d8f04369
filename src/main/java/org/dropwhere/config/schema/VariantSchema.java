package org.dropwhere.config.schema;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dropwhere.spec.FrameworkKind;
import org.dropwhere.spec.FrameworkKinds;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.Site;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of the schema that say where a variant drops: the words of each framework, and each site. */
final class VariantSchema {
    private static final String PROPERTIES = "properties";
    private static final String PLACEMENT = "placement";
    private static final String ITEM = "placement-of-layers";
    private static final String ZONEOUT = "zoneout";
    private static final String TYPE = "type";

    private final ObjectNode definitions;
    private final ObjectNode variant;

    private VariantSchema(JsonNode schema) {
        definitions = (ObjectNode) schema.path("$defs");
        variant = (ObjectNode) definitions.path("variant");
    }

    /** Completes a schema, whose sites have a description each. */
    static void addTo(JsonNode schema) {
        new VariantSchema(schema).add();
    }

    private void add() {
        definitions.set(ITEM, item((ObjectNode) definitions.path(PLACEMENT)));
        ObjectNode zoneout = (ObjectNode) definitions.path(ZONEOUT);
        zoneout.set("items", item(zoneout));
        ObjectNode sites = (ObjectNode) variant.path(PROPERTIES);
        ObjectNode all = ExperimentSchema.mapping();
        FrameworkKinds.ALL.forEach(kind -> all.set(kind.key(), words(kind)));
        sites.properties().forEach(site -> all.set(site.getKey(), site.getValue()));
        for (Site site : Site.values()) {
            if (!site.isZoneout()) {
                all.set(site.key(), placement(site, (ObjectNode) sites.path(site.key())));
            }
        }
        variant.set(PROPERTIES, all);
    }

    /** What an item of a list may be: the mapping alone. */
    private static ObjectNode item(ObjectNode either) {
        ObjectNode item = either.deepCopy();
        List.of("minItems", "minimum", "exclusiveMaximum", "examples", "description")
                .forEach(item::remove);
        return item.put(TYPE, "object");
    }

    private ObjectNode placement(Site site, ObjectNode described) {
        ObjectNode placement = ExperimentSchema.mapping();
        JsonNode own = described.path(PROPERTIES);
        if (own.isMissingNode()) {
            placement.put("$ref", "#/$defs/" + PLACEMENT);
        } else {
            // Properties beside a reference would be unknown to what it refers to.
            placement.setAll((ObjectNode) definitions.path(PLACEMENT).deepCopy());
        }
        narrow(placement, site, own);
        ObjectNode item = ExperimentSchema.mapping();
        if (own.isMissingNode()) {
            item.put("$ref", "#/$defs/" + ITEM);
        } else {
            item.setAll((ObjectNode) definitions.path(ITEM).deepCopy());
        }
        narrow(item, site, own);
        placement.set("items", item);
        placement.put("description", described.path("description").asString());
        return placement;
    }

    private static void narrow(ObjectNode placement, Site site, JsonNode own) {
        ObjectNode properties = placement.withObjectProperty(PROPERTIES);
        properties.putObject("time").set("enum", ExperimentSchema.array(keys(site.times())));
        // Rows of weights are dropped as what they multiply is, and like that may be shared.
        List<String> gates = keys((site == Site.RECURRENT_WEIGHTS ? Site.LSTM_RECURRENT : site).gates());
        properties.putObject("gates").set("enum", ExperimentSchema.array(gates));
        own.properties().forEach(each -> properties.set(each.getKey(), each.getValue()));
    }

    private static List<String> keys(List<? extends Keyed> words) {
        return words.stream().map(Keyed::key).toList();
    }

    private static ObjectNode words(FrameworkKind kind) {
        ObjectNode words = wordsOfLayer(kind);
        if (kind.byLayer()) {
            words.set(TYPE, ExperimentSchema.array(List.of("object", "array")));
            words.put("minItems", 1);
            ObjectNode item = wordsOfLayer(kind);
            // {} says that a layer has none.
            item.remove(List.of("minProperties", "required"));
            words.set("items", item);
        }
        words.put("description", kind.description());
        return words;
    }

    private static ObjectNode wordsOfLayer(FrameworkKind kind) {
        ObjectNode words = ExperimentSchema.mapping();
        words.put("title", kind.title());
        words.put(TYPE, "object");
        words.put("additionalProperties", false);
        if (kind.required().isEmpty()) {
            words.put("minProperties", 1);
        } else {
            words.set("required", ExperimentSchema.array(kind.required()));
        }
        ObjectNode properties = words.putObject(PROPERTIES);
        Map<String, String> defined = new TreeMap<>(kind.defined());
        defined.forEach((key, definition) -> properties.putObject(key).put("$ref", "#/$defs/" + definition));
        kind.numbers().forEach(number -> properties.set(number.key(), ExperimentSchema.number(number)));
        return words;
    }
}
