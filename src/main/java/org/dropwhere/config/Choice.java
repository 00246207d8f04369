package org.dropwhere.config;

/**
 * A value of an axis.
 *
 * @param axis the setting
 * @param value what it is set to
 */
record Choice(Axis axis, Located value) {
    /** The tree with the axis's setting as chosen. */
    Located.Mapping over(Located.Mapping tree) {
        return Overlay.over(tree, axis.path(), axis.position(), value);
    }
}
