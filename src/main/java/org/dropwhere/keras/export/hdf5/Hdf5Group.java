package org.dropwhere.keras.export.hdf5;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A group.
 *
 * @param attributes in the order in which they are written
 * @param members by their names, of ASCII characters, in the order of these
 */
public record Hdf5Group(Map<String, Hdf5Attribute> attributes, SortedMap<String, Hdf5Node> members)
        implements Hdf5Node {
    /** Copies the maps. */
    public Hdf5Group {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    /** With members in any order. */
    public static Hdf5Group of(
            Map<String, ? extends Hdf5Attribute> attributes, Map<String, ? extends Hdf5Node> members) {
        return new Hdf5Group(new LinkedHashMap<>(attributes), new TreeMap<>(members));
    }
}
