package org.dropwhere.config.sweep;

import java.util.Arrays;
import java.util.List;
import org.dropwhere.config.check.ModelSection;
import org.dropwhere.config.yaml.Overlay;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;

/**
 * A value of an axis.
 *
 * @param axis the setting
 * @param value what it is set to
 */
public record AxisValue(Axis axis, YamlNode value) {
    /** The tree with the axis's setting as chosen, and without what it takes the place of. */
    public Mapping over(Mapping tree) {
        return Overlay.over(below(tree), axis.path(), axis.position(), value);
    }

    private Mapping below(Mapping tree) {
        List<String> steps = Arrays.asList(axis.path().split("\\.", -1));
        if (steps.size() < 2
                || !steps.get(0).equals(ModelSection.PATH)
                || tree.entry(ModelSection.PATH).isEmpty()) {
            return tree;
        }
        Entry model = tree.entry(ModelSection.PATH).get();
        return model.value() instanceof Mapping below
                ? Overlay.over(tree, ModelSection.PATH, model.key(), ModelSection.below(below, List.of(steps.get(1))))
                : tree;
    }
}
