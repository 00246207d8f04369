package org.dropwhere.config.sweep;

import java.util.List;
import java.util.Set;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.text.Words;

/**
 * The variants that a path may go into.
 *
 * @param names in the order of the file
 */
public record VariantNames(Set<String> names) {

    /** Of a merged tree, in which {@code variants} may be missing or wrong. */
    public static VariantNames of(Mapping tree) {
        return new VariantNames(tree.child("variants")
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .map(variants -> variants.entries().keySet())
                .orElse(Set.of()));
    }

    /**
     * Whether there is the variant of a path such as {@code variants.NAME.after-embedding}; if not, a mistake is added.
     */
    public boolean haveThatOf(Axis axis, String purpose, Mistakes mistakes) {
        String name = axis.path().split("\\.", -1)[1];
        if (names.contains(name)) {
            return true;
        }
        mistakes.add(
                axis.position(),
                "there is no variant " + Words.quoted(name) + " to " + purpose
                        + (names.isEmpty() ? "" : "; there are " + Words.list(List.copyOf(names), "and"))
                        + Words.suggestion(Words.nearest(name, names)));
        return false;
    }
}
