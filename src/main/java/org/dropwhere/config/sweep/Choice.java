package org.dropwhere.config.sweep;

import org.dropwhere.config.yaml.Located;
import org.dropwhere.config.yaml.Overlay;

/**
 * A value of an axis.
 *
 * @param axis the setting
 * @param value what it is set to
 */
public record Choice(Axis axis, Located value) {
    /** The tree with the axis's setting as chosen. */
    public Located.Mapping over(Located.Mapping tree) {
        return Overlay.over(tree, axis.path(), axis.position(), value);
    }
}
