package org.dropwhere.config.yaml;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Sequence;

/**
 * Recognises files of other kinds, some of which are YAML, as all JSON is, so that one message names the file kind
 * instead of one per key.
 */
final class ForeignDocument {
    private static final String DESCRIBE = "; describe its layers in YAML, under model and variants";

    /** What a mapping with all of some keys is. */
    private record Kind(Set<String> keys, String sentence) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    Set.of("class_name", "config"),
                    "this is the architecture of a Keras model (model.to_json()), not an experiment" + DESCRIBE),
            new Kind(
                    Set.of("keras_version", "date_saved"),
                    "this is the metadata of a Keras model, not an experiment" + DESCRIBE),
            new Kind(Set.of("nbformat", "cells"), "this is a Jupyter notebook, not an experiment; name a YAML file"),
            new Kind(Set.of("$schema", "properties"), "this is a JSON Schema, not an experiment; name a YAML file"),
            new Kind(
                    Set.of("numeric-version", "trials"),
                    "this is the plan of a results folder, not an experiment; experiment.yaml beside it is one"),
            new Kind(
                    Set.of("description", "outcome"),
                    "this is what came of a trial, not an experiment; experiment.yaml in the results folder is one"));

    /** Two lines of columns, of which the second has a digit. */
    private static final Pattern CSV =
            Pattern.compile("\\A[^\\n,;\\t|{:]*([,;\\t|][^\\n,;\\t|{:]*)+\\n[^\\n{]*\\d[^\\n{]*");

    private static final Pattern JSON_LINES = Pattern.compile("\\A\\{.*}\\s*\\n\\{.*");
    private static final Pattern PYTHON = Pattern.compile(
            "(import [\\w.]+( as \\w+)?|from [\\w.]+ import .*|def \\w+\\(.*\\):|\\w+\\.add\\(.*\\)|\\w+ = .*)");

    private ForeignDocument() {}

    /** What a mapping is, if it is known and no experiment. */
    static Optional<String> of(Mapping root) {
        Set<String> keys = root.entries().keySet();
        Optional<String> known = KINDS.stream()
                .filter(kind -> keys.containsAll(kind.keys()))
                .map(Kind::sentence)
                .findFirst();
        return known.or(() -> isListOfLayers(root)
                ? Optional.of("this is the configuration of a Keras model, not an experiment" + DESCRIBE)
                : Optional.empty());
    }

    private static boolean isListOfLayers(Mapping root) {
        return root.child("layers").orElse(null) instanceof Sequence layers
                && layers.items().stream()
                        .allMatch(item ->
                                item instanceof Mapping layer && layer.entries().containsKey("class_name"));
    }

    /** What a text is, if it is known and no YAML. */
    static Optional<String> of(String text) {
        String plain = text.replace("\r\n", "\n");
        if (plain.startsWith("#!")) {
            return Optional.of("this is a script, not an experiment; name a YAML file");
        }
        if (JSON_LINES.matcher(plain).lookingAt()) {
            return Optional.of(
                    "these are lines of JSON, not an experiment; if they hold sequences, name the file in one, under"
                            + " data.files");
        }
        if (CSV.matcher(plain).lookingAt()) {
            return Optional.of(
                    "this is a CSV file, not an experiment; if it holds sequences, name it in one, under data.files");
        }
        return plain.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("\"\"\""))
                .findFirst()
                .filter(line -> PYTHON.matcher(line).matches())
                .map(line -> "this is Python code, not an experiment" + DESCRIBE);
    }
}
