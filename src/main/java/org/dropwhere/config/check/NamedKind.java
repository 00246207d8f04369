package org.dropwhere.config.check;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.config.yaml.Position;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;

/** A mapping that names one of several kinds, such as an optimizer, by its only key. */
final class NamedKind {
    private NamedKind() {}

    /**
     * Adds a mistake if the mapping names no kind, or two of them: at the later of the two, which is an option if one
     * gives it.
     *
     * @return the kinds that are named, in their order
     */
    static List<String> check(String path, Mapping mapping, List<String> kinds, Settings settings) {
        List<String> named =
                kinds.stream().filter(mapping.entries()::containsKey).toList();
        if (named.isEmpty()
                && kinds.stream().noneMatch(kind -> settings.mistakes().isInvalid(path + "." + kind))) {
            settings.mistakes().add(mapping.position(), Settings.lacks(path, kinds));
        } else if (named.size() > 1) {
            addSecond(path, mapping, named, settings);
        }
        return named;
    }

    private static void addSecond(String path, Mapping mapping, List<String> named, Settings settings) {
        List<String> said = Stream.of(named.get(0), named.get(1))
                .sorted(Comparator.comparing(kind -> position(mapping, kind)))
                .toList();
        Position second = position(mapping, said.get(1));
        String cure = second.source().hasLines()
                ? "name one of them"
                : "to replace it write --set '" + path + "={" + said.get(1) + ": {...}}'";
        settings.mistakes().add(second, path + " names " + said.get(1) + " beside " + said.get(0) + "; " + cure);
    }

    private static Position position(Mapping mapping, String kind) {
        return mapping.entry(kind).map(Entry::key).orElseThrow();
    }
}
