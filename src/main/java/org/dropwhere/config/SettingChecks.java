package org.dropwhere.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.config.schema.SchemaCheck;
import org.dropwhere.config.sweep.Axis;
import org.dropwhere.config.sweep.AxisValue;
import org.dropwhere.config.sweep.ListItems;
import org.dropwhere.config.sweep.VariantNames;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Scalar;

/** Lays single settings over an experiment's tree, and collects what is wrong with them. */
final class SettingChecks {
    private final SchemaCheck schema;
    private final Mistakes mistakes;

    SettingChecks(SchemaCheck schema, Mistakes mistakes) {
        this.schema = schema;
        this.mistakes = mistakes;
    }

    /**
     * The tree with all settings laid over it; their order does not matter.
     *
     * @param sets settings with their one value
     */
    Mapping over(Mapping tree, List<Axis> sets) {
        Mapping whole = tree;
        List<Axis> before = new ArrayList<>();
        for (Axis given : sets) {
            Axis set = withSeedsPath(given, tree);
            if (isSettable(set)
                    && isOnce(set, before)
                    && namesExistingVariant(set, tree)
                    && ListItems.haveThoseOf(set, tree, mistakes)) {
                whole = new AxisValue(set, set.values().get(0)).over(whole);
            }
            before.add(set);
        }
        if (!sets.isEmpty()) {
            schema.check(whole, mistakes);
        }
        return whole;
    }

    /** With {@code seeds: {first, at-most}} in the file, {@code --set seeds=N} means {@code seeds.first}. */
    private static Axis withSeedsPath(Axis set, Mapping tree) {
        boolean declared = tree.child("seeds").filter(Mapping.class::isInstance).isPresent();
        return set.path().equals("seeds") && declared && set.values().get(0) instanceof Scalar
                ? new Axis("seeds.first", set.position(), set.values())
                : set;
    }

    private boolean isSettable(Axis set) {
        boolean file = set.path().equals("extends") || set.path().startsWith("extends.");
        boolean part = set.path().startsWith("sweep.");
        if (file) {
            mistakes.add(set.position(), "extends cannot be set; what it brings has been read by then");
        }
        if (part) {
            mistakes.add(
                    set.position(),
                    "the sweep cannot be set in parts; allowed are " + Overrides.GRID + ", and " + Overrides.SET
                            + " sweep={} to sweep nothing else");
        }
        return !file && !part;
    }

    private boolean isOnce(Axis set, List<Axis> before) {
        Optional<Axis> same = before.stream().filter(set::overlaps).findFirst();
        same.ifPresent(other ->
                mistakes.add(set.position(), set.path() + " is set already by " + other.position() + "; set it once"));
        return same.isEmpty();
    }

    /**
     * A part of a variant can be set only where the file has the variant, so that a misspelt name does not make one.
     */
    private boolean namesExistingVariant(Axis set, Mapping tree) {
        return !set.path().matches("variants\\.[^.]*\\..*")
                || VariantNames.of(tree).haveThatOf(set, "set a part of", mistakes);
    }
}
