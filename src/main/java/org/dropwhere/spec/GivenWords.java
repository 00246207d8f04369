package org.dropwhere.spec;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Words of a framework that an experiment file gives.
 *
 * @param byKey {@link Number}, {@link Boolean} or {@link String}
 */
public record GivenWords(Map<String, Object> byKey) {

    /** Copies the map. */
    public GivenWords {
        byKey = Map.copyOf(byKey);
    }

    /** A number; absent if it is not given. */
    public OptionalDouble real(String key) {
        return byKey.get(key) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /** A whole number; absent if it is not given. */
    public OptionalInt whole(String key) {
        return byKey.get(key) instanceof Number number ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }

    /** A text, also of what is written like a number; absent if it is not given. */
    public Optional<String> text(String key) {
        return byKey.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Whether a word is given as true. */
    public boolean isTrue(String key) {
        return Boolean.TRUE.equals(byKey.get(key));
    }
}
