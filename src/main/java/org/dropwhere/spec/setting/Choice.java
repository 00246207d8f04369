package org.dropwhere.spec.setting;

import java.util.Arrays;
import java.util.List;
import org.dropwhere.spec.Keyed;

/**
 * A word that an experiment file can set.
 *
 * @param key its key in an experiment file
 * @param title what it is; ends the program's messages
 * @param words that are allowed
 * @param fallback the word where a file does not give it
 */
public record Choice(String key, String title, List<String> words, String fallback) {
    /** Copies the list. */
    public Choice {
        words = List.copyOf(words);
    }

    /** Of the constants of a type. */
    public static <E extends Enum<E> & Keyed> Choice of(String key, String title, Class<E> type, E fallback) {
        return new Choice(
                key,
                title,
                Arrays.stream(type.getEnumConstants()).map(Keyed::key).toList(),
                fallback.key());
    }
}
