package org.dropwhere.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.dropwhere.config.check.DataSections;
import org.dropwhere.config.check.ModelSection;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;

/**
 * Lays one file's tree over another's. Mappings merge key by key; for any other value the overriding file wins. Three
 * mappings are replaced instead of merged: a variant, {@code data} whose source (a task, files or a file) is another
 * one, and {@code sweep}, whose axes would multiply. In {@code model}, {@code layers} replace {@code units}, and the
 * other way round; an optimizer or a schedule replaces one of another kind, as do the margin and the budget of a
 * search.
 */
public final class Merge {
    /** Keys that hold for the file itself only. */
    private static final Set<String> OWN = Set.of("name", "extends");

    /** Mappings of {@code training} and {@code search} that have one key of several. */
    private static final Set<String> KINDS = Set.of("optimizer", "schedule", "margin", "budget");

    private Merge() {}

    /** The base without its name, and the upper file over it. */
    public static Mapping over(Mapping base, Mapping upper) {
        Map<String, Entry> entries = new LinkedHashMap<>(base.entries());
        entries.keySet().removeAll(OWN);
        upper.entries().forEach((key, entry) -> entries.merge(key, entry, (below, above) -> top(key, below, above)));
        return new Mapping(upper.position(), entries);
    }

    private static Entry top(String key, Entry below, Entry above) {
        if (!(below.value() instanceof Mapping base) || !(above.value() instanceof Mapping upper)) {
            return above;
        }
        return switch (key) {
            case "variants" -> new Entry(above.key(), flat(base, upper));
            case "sweep" -> above;
            case ModelSection.PATH ->
                new Entry(
                        above.key(),
                        deep(ModelSection.below(base, upper.entries().keySet()), upper));
            case "data" -> new Entry(above.key(), deep(DataSections.below(base, upper), upper));
            default -> new Entry(above.key(), deep(base, upper));
        };
    }

    private static Mapping flat(Mapping base, Mapping upper) {
        Map<String, Entry> entries = new LinkedHashMap<>(base.entries());
        entries.putAll(upper.entries());
        return new Mapping(upper.position(), entries);
    }

    private static Mapping deep(Mapping base, Mapping upper) {
        Map<String, Entry> entries = new LinkedHashMap<>(base.entries());
        upper.entries().forEach((key, above) -> entries.merge(key, above, (one, two) -> both(key, one, two)));
        return new Mapping(upper.position(), entries);
    }

    private static Entry both(String key, Entry below, Entry above) {
        return below.value() instanceof Mapping base && above.value() instanceof Mapping upper
                ? new Entry(above.key(), deep(KINDS.contains(key) ? sameKind(base, upper) : base, upper))
                : above;
    }

    private static Mapping sameKind(Mapping base, Mapping upper) {
        Map<String, Entry> entries = new LinkedHashMap<>(base.entries());
        entries.keySet().retainAll(upper.entries().keySet());
        return new Mapping(base.position(), entries);
    }
}
