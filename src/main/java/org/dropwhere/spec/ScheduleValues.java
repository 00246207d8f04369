package org.dropwhere.spec;

import java.util.Map;
import java.util.Optional;
import org.dropwhere.spec.setting.Values;

/**
 * A value for each setting of a schedule.
 *
 * @param numbers of those that take a number, or true or false
 * @param words of those that take a word
 */
public record ScheduleValues(Values numbers, Map<String, String> words) {
    /** Copies the map. */
    public ScheduleValues {
        words = Map.copyOf(words);
    }

    /** A number. */
    double real(String key) {
        return numbers.real(key);
    }

    /** A whole number. */
    int whole(String key) {
        return numbers.whole(key);
    }

    /** The metric of a word. */
    Monitor monitor(String key) {
        return Keyed.find(Monitor.class, word(key)).orElseThrow();
    }

    /** Whether something is true. */
    boolean isTrue(String key) {
        return numbers.isTrue(key);
    }

    private String word(String key) {
        return Optional.ofNullable(words.get(key))
                .orElseThrow(() -> new IllegalArgumentException("There is no value of " + key));
    }
}
