package org.dropwhere.config.yaml;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Scalar;
import org.dropwhere.text.Words;

/**
 * The merged tree, asked by paths such as {@code data.length}; items of lists by their numbers, which count from 1.
 * What is marked as invalid counts as absent: each part of it that is there fits the schema.
 *
 * @param root the merged tree
 * @param mistakes collects the mistakes found so far
 */
public record Settings(Mapping root, Mistakes mistakes) {

    /** The key and value at a path; of an item both begin at one place. */
    public Optional<Entry> entry(String path) {
        if (mistakes.isInvalid(path)) {
            return Optional.empty();
        }
        int dot = path.lastIndexOf('.');
        Optional<YamlNode> parent = dot < 0 ? Optional.of(root) : value(path.substring(0, dot));
        return parent.flatMap(there -> there.entry(path.substring(dot + 1)));
    }

    public Optional<YamlNode> value(String path) {
        return entry(path).map(Entry::value);
    }

    public Optional<Mapping> mapping(String path) {
        return value(path).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    public boolean has(String path) {
        return entry(path).isPresent();
    }

    public Optional<String> text(String path) {
        return value(path).map(value -> value.json().stringValue());
    }

    public Optional<BigDecimal> number(String path) {
        return value(path)
                .filter(Scalar.class::isInstance)
                .map(value -> value.json().decimalValue());
    }

    public OptionalInt integer(String path) {
        return number(path).stream().mapToInt(BigDecimal::intValueExact).findFirst();
    }

    /** The number at a path. */
    public OptionalDouble real(String path) {
        return number(path).stream().mapToDouble(BigDecimal::doubleValue).findFirst();
    }

    public boolean isTrue(String path) {
        return value(path).map(value -> value.json().booleanValue()).orElse(false);
    }

    /** Adds a mistake for each key that is neither there nor invalid; a parent that is not there is another mistake. */
    public void require(String parent, String... keys) {
        Optional<Mapping> mapping = parent.isEmpty() ? Optional.of(root) : mapping(parent);
        mapping.ifPresent(there -> Arrays.stream(keys)
                .filter(key ->
                        there.entry(key).isEmpty() && !mistakes.isInvalid(parent.isEmpty() ? key : parent + "." + key))
                .forEach(key -> mistakes.add(there.position(), lacks(parent, List.of(key)))));
    }

    /** Adds a mistake at the place of a value, if it is there. */
    public void addMistake(String path, String sentence) {
        value(path).ifPresent(value -> mistakes.add(value.position(), sentence));
    }

    /** For a message: a parent that needs one of the keys. */
    public static String lacks(String parent, List<String> keys) {
        List<String> quoted = keys.stream().map(Words::quoted).toList();
        return (parent.isEmpty() ? "the experiment" : parent) + " lacks " + Words.list(quoted, "or");
    }
}
