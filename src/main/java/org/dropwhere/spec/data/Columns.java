package org.dropwhere.spec.data;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a file has what is read: columns of CSV, members of JSON objects, arrays of {@code .npz}. A list that is empty
 * and a name that is empty stand for what each format calls them by default.
 *
 * @param steps the tokens, the text or the features: one column that has them all, or a column for each step; of
 *     features in CSV a column for each feature
 * @param label the labels
 * @param sequence of CSV with a line for each step, what tells sequences apart
 * @param time of CSV with a line for each step, what orders them; where empty, the lines do
 */
public record Columns(List<String> steps, String label, String sequence, String time) implements Serializable {
    /** Those that each format has by default. */
    public static final Columns DEFAULT = new Columns(List.of(), "", "", "");

    /** Copies the list. */
    public Columns {
        steps = List.copyOf(steps);
    }

    /** All that decides what is read, by the keys of an experiment file. */
    public Map<String, Object> identity() {
        Map<String, Object> identity = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            identity.put("columns.steps." + (i + 1), steps.get(i));
        }
        put(identity, "label", label);
        put(identity, "sequence", sequence);
        put(identity, "time", time);
        return identity;
    }

    private static void put(Map<String, Object> identity, String key, String name) {
        if (!name.isEmpty()) {
            identity.put("columns." + key, name);
        }
    }
}
