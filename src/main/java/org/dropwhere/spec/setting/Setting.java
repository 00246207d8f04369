package org.dropwhere.spec.setting;

import java.util.List;

/**
 * A number, or true or false, that an experiment file can set.
 *
 * @param key its key in an experiment file
 * @param title what it is; ends the program's messages
 * @param unit what it counts or measures, for the axis of a chart; empty where the key says enough
 * @param limits the values that are allowed
 * @param fallback the value where a file does not give it
 * @param examples values that editors offer
 */
public record Setting(
        String key, String title, String unit, Limits limits, DefaultValue fallback, List<Number> examples) {

    /** Copies the list. */
    public Setting {
        examples = List.copyOf(examples);
    }

    /** Without examples. */
    public Setting(String key, String title, String unit, Limits limits, DefaultValue fallback) {
        this(key, title, unit, limits, fallback, List.of());
    }
}
