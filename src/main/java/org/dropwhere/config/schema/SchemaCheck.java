package org.dropwhere.config.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Position;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.text.Words;
import tools.jackson.databind.JsonNode;

/** Validates a tree by the JSON Schema and describes what is wrong in plain words, one mistake for each place. */
public final class SchemaCheck {
    private final JsonNode whole;
    private final Schema schema;

    public SchemaCheck() {
        whole = ExperimentSchema.compose();
        Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                .keyword(new NonValidationKeyword("patternErrorMessage")) // Editors and Allowed know it.
                .build();
        schema = SchemaRegistry.withDialect(dialect).getSchema(whole);
    }

    /** Whether a path such as {@code data.train} takes whole numbers and no others. */
    public boolean isWhole(String path) {
        return new SchemaPart(whole).isWhole(path);
    }

    /** Whether a tree is empty, or has at least one key of an experiment. */
    public boolean hasKeyOfExperiments(Mapping tree) {
        return tree.entries().isEmpty() || tree.entries().keySet().stream().anyMatch(Allowed.words(whole)::contains);
    }

    /** Adds the mistakes of one file, and marks every path that they are about as invalid. */
    public void check(Mapping tree, Mistakes mistakes) {
        Map<String, SchemaViolation> violations = new LinkedHashMap<>();
        for (Error error : schema.validate(tree.json())) {
            if (!error.getKeyword().equals("uniqueItems")) { // The checks of the whole experiment name the item.
                SchemaViolation violation = SchemaViolation.of(error);
                violations.merge(violation.place(), violation, SchemaViolation::moreSpecific);
            }
        }
        violations.values().stream()
                .sorted(Comparator.comparing(SchemaViolation::isLack))
                .forEach(violation -> add(violation, tree, mistakes));
    }

    /** Adds a mistake if a file's own name cannot name its experiment. */
    public void checkOwnName(String name, Position root, Mistakes mistakes) {
        if (!name.matches(namePart().path("pattern").stringValue())) {
            mistakes.add(
                    root,
                    Settings.lacks("", List.of("name")) + ", and the file's name " + Words.quoted(name)
                            + " cannot stand for it; allowed is " + Allowed.phrase(namePart()));
        }
    }

    private JsonNode namePart() {
        return whole.path("$defs").path("name");
    }

    /** The part of the schema that complained, which holds the keyword. */
    private JsonNode part(Error error) {
        List<Object> steps = SchemaViolation.steps(error.getSchemaLocation().getFragment());
        JsonNode part = whole;
        for (Object step : steps.subList(0, steps.size() - 1)) {
            part = step instanceof Integer index ? part.path(index) : part.path(String.valueOf(step));
        }
        return part;
    }

    private void add(SchemaViolation violation, Mapping tree, Mistakes mistakes) {
        YamlNode value = tree.at(violation.steps()).orElse(tree);
        JsonNode part = part(violation.error());
        switch (violation.error().getKeyword()) {
            case "additionalProperties" -> addUnknownKey(violation, (Mapping) value, part, mistakes);
            case "propertyNames" -> addBadName(violation, (Mapping) value, mistakes);
            case "required" -> addLack(violation, value, mistakes);
            default -> addValue(violation, value, part, mistakes);
        }
    }

    private static void addUnknownKey(SchemaViolation violation, Mapping mapping, JsonNode part, Mistakes mistakes) {
        String key = violation.error().getProperty();
        List<String> words = Allowed.words(part);
        Optional<String> nearest = Words.nearest(key, words);
        String place = violation.path().isEmpty() ? "" : " in " + violation.name();
        mistakes.add(
                keyPosition(mapping, key),
                "unknown key " + Words.quoted(key) + place
                        + (words.isEmpty() ? "; no key is allowed here" : "; allowed are " + Words.list(words, "and"))
                        + Words.suggestion(nearest));
        nearest.ifPresent(
                word -> mistakes.markInvalid(violation.path().isEmpty() ? word : violation.path() + "." + word));
    }

    private void addBadName(SchemaViolation violation, Mapping mapping, Mistakes mistakes) {
        String name = violation.error().getProperty();
        mistakes.markInvalid(violation.path() + "." + name);
        mistakes.add(
                keyPosition(mapping, name),
                "the name " + Words.quoted(name) + " in " + violation.path() + " is not allowed; allowed is "
                        + Allowed.phrase(namePart()));
    }

    private static void addLack(SchemaViolation violation, YamlNode mapping, Mistakes mistakes) {
        String key = violation.error().getProperty();
        if (!mistakes.isInvalid(violation.path() + "." + key)) {
            mistakes.add(mapping.position(), Settings.lacks(violation.path(), List.of(key)));
        }
    }

    private static Position keyPosition(Mapping mapping, String key) {
        return mapping.entry(key).map(Entry::key).orElse(mapping.position());
    }

    private static String found(YamlNode value, JsonNode part) {
        return value instanceof Sequence list && !list.items().isEmpty() && part.has("maxItems")
                ? "a list of " + list.items().size()
                : value.found();
    }

    private static void addValue(SchemaViolation violation, YamlNode value, JsonNode part, Mistakes mistakes) {
        mistakes.markInvalid(violation.path());
        mistakes.add(
                value.position(),
                violation.name() + " is " + found(value, part) + "; allowed is " + Allowed.phrase(part)
                        + Allowed.hint(value, part));
    }
}
