package org.dropwhere.config.sweep;

import org.dropwhere.config.yaml.Overlay;
import org.dropwhere.config.yaml.YamlNode;

/**
 * A value of an axis.
 *
 * @param axis the setting
 * @param value what it is set to
 */
public record AxisValue(Axis axis, YamlNode value) {
    /** The tree with the axis's setting as chosen. */
    public YamlNode.Mapping over(YamlNode.Mapping tree) {
        return Overlay.over(tree, axis.path(), axis.position(), value);
    }
}
