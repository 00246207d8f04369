package org.dropwhere.config.sweep;

import java.util.List;
import org.dropwhere.config.check.ModelSection;
import org.dropwhere.config.yaml.Position;
import org.dropwhere.config.yaml.YamlNode;

/**
 * A setting that a sweep varies.
 *
 * @param path of the setting, for example {@code data.train}
 * @param position where the path is written
 * @param values what it is set to, one after another
 */
public record Axis(String path, Position position, List<YamlNode> values) {
    public Axis {
        values = List.copyOf(values);
    }

    /** Whether one of the two settings is the other, a part of it, or takes its place. */
    public boolean overlaps(Axis other) {
        return covers(other) || other.covers(this);
    }

    /** Whether the other setting is this one or a part of it, or this one takes its place. */
    public boolean covers(Axis other) {
        return other.isWithin(path)
                || ModelSection.alternativePaths(path).stream().anyMatch(other::isWithin);
    }

    private boolean isWithin(String whole) {
        return (path + ".").startsWith(whole + ".");
    }
}
