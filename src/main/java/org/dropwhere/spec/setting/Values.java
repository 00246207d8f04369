package org.dropwhere.spec.setting;

import java.util.Map;
import java.util.Optional;

/**
 * A value for each of some settings.
 *
 * @param byKey whole numbers are {@link Integer}, as are true (1) and false (0), all others {@link Double}
 */
public record Values(Map<String, Number> byKey) {
    /** Of what has no settings. */
    public static final Values NONE = new Values(Map.of());

    /** Copies the map. */
    public Values {
        byKey = Map.copyOf(byKey);
    }

    /**
     * The value of a setting.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Number of(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("There is no value of " + key));
    }

    /** The value of a setting that may have none. */
    public Optional<Number> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /**
     * The value of a setting that takes whole numbers.
     *
     * @throws IllegalArgumentException if there is none
     */
    public int whole(String key) {
        return of(key).intValue();
    }

    /**
     * The value of a setting that takes any numbers.
     *
     * @throws IllegalArgumentException if there is none
     */
    public double real(String key) {
        return of(key).doubleValue();
    }

    /**
     * The value of a setting that is true or false.
     *
     * @throws IllegalArgumentException if there is none
     */
    public boolean isTrue(String key) {
        return of(key).intValue() == 1;
    }
}
