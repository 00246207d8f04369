package org.dropwhere.config;

import java.util.List;

/**
 * A setting that a sweep varies.
 *
 * @param path of the setting, for example {@code data.train}
 * @param position where the path was said
 * @param values what it is set to, one after another
 */
record Axis(String path, Position position, List<Located> values) {
    Axis {
        values = List.copyOf(values);
    }

    /** Whether one of the two settings is the other, or a part of it. */
    boolean overlaps(Axis other) {
        return covers(other) || other.covers(this);
    }

    /** Whether the other setting is this one, or a part of it. */
    boolean covers(Axis other) {
        return (other.path + ".").startsWith(path + ".");
    }
}
