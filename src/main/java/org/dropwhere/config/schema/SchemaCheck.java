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
import org.dropwhere.config.yaml.Located;
import org.dropwhere.config.yaml.Located.Entry;
import org.dropwhere.config.yaml.Located.Mapping;
import org.dropwhere.config.yaml.Located.Sequence;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Position;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.text.Words;
import tools.jackson.databind.JsonNode;

/** Holds a tree against the JSON Schema and tells what is wrong in plain words, one mistake for each place. */
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

    /** Whether a path such as {@code data.train} takes whole numbers and nothing else. */
    public boolean isWhole(String path) {
        return new SchemaPart(whole).isWhole(path);
    }

    /** Whether a tree is empty, or says anything that an experiment can say. */
    public boolean hasKeyOfExperiments(Mapping tree) {
        return tree.entries().isEmpty() || tree.entries().keySet().stream().anyMatch(Allowed.words(whole)::contains);
    }

    /** Tells the mistakes of one file, and doubts every path that they are about. */
    public void check(Mapping tree, Mistakes mistakes) {
        Map<String, Complaint> complaints = new LinkedHashMap<>();
        for (Error error : schema.validate(tree.json())) {
            if (!error.getKeyword().equals("uniqueItems")) { // The checks of the whole experiment name the item.
                Complaint complaint = Complaint.of(error);
                complaints.merge(complaint.place(), complaint, Complaint::moreTelling);
            }
        }
        complaints.values().stream()
                .sorted(Comparator.comparing(Complaint::isLack))
                .forEach(complaint -> tell(complaint, tree, mistakes));
    }

    /** Tells if a file's own name cannot name its experiment. */
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
        List<Object> steps = Complaint.steps(error.getSchemaLocation().getFragment());
        JsonNode part = whole;
        for (Object step : steps.subList(0, steps.size() - 1)) {
            part = step instanceof Integer index ? part.path(index) : part.path(String.valueOf(step));
        }
        return part;
    }

    private void tell(Complaint complaint, Mapping tree, Mistakes mistakes) {
        Located value = tree.at(complaint.steps()).orElse(tree);
        JsonNode part = part(complaint.error());
        switch (complaint.error().getKeyword()) {
            case "additionalProperties" -> tellUnknownKey(complaint, (Mapping) value, part, mistakes);
            case "propertyNames" -> tellBadName(complaint, (Mapping) value, mistakes);
            case "required" -> tellLack(complaint, value, mistakes);
            default -> tellValue(complaint, value, part, mistakes);
        }
    }

    private static void tellUnknownKey(Complaint complaint, Mapping mapping, JsonNode part, Mistakes mistakes) {
        String key = complaint.error().getProperty();
        List<String> words = Allowed.words(part);
        Optional<String> nearest = Words.nearest(key, words);
        String place = complaint.path().isEmpty() ? "" : " in " + complaint.path();
        mistakes.add(
                keyPosition(mapping, key),
                "unknown key " + Words.quoted(key) + place + "; allowed are " + Words.list(words, "and")
                        + Words.suggestion(nearest));
        nearest.ifPresent(word -> mistakes.doubt(complaint.path().isEmpty() ? word : complaint.path() + "." + word));
    }

    private void tellBadName(Complaint complaint, Mapping mapping, Mistakes mistakes) {
        String name = complaint.error().getProperty();
        mistakes.doubt(complaint.path() + "." + name);
        mistakes.add(
                keyPosition(mapping, name),
                "the name " + Words.quoted(name) + " in " + complaint.path() + " is not allowed; allowed is "
                        + Allowed.phrase(namePart()));
    }

    private static void tellLack(Complaint complaint, Located mapping, Mistakes mistakes) {
        String key = complaint.error().getProperty();
        if (!mistakes.doubts(complaint.path() + "." + key)) {
            mistakes.add(mapping.position(), Settings.lacks(complaint.path(), List.of(key)));
        }
    }

    private static Position keyPosition(Mapping mapping, String key) {
        return mapping.entry(key).map(Entry::key).orElse(mapping.position());
    }

    private static String found(Located value, JsonNode part) {
        return value instanceof Sequence list && !list.items().isEmpty() && part.has("maxItems")
                ? "a list of " + list.items().size()
                : value.found();
    }

    private static void tellValue(Complaint complaint, Located value, JsonNode part, Mistakes mistakes) {
        mistakes.doubt(complaint.path());
        mistakes.add(
                value.position(),
                complaint.name() + " is " + found(value, part) + "; allowed is " + Allowed.phrase(part)
                        + Allowed.hint(value, part));
    }
}
