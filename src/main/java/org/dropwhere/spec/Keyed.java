package org.dropwhere.spec;

import java.util.Arrays;
import java.util.Optional;

/** A constant that experiment files have a word for. */
public interface Keyed {

    /** The word for it in an experiment file. */
    String key();

    /** The constant of a word, if there is one. */
    static <E extends Enum<E> & Keyed> Optional<E> find(Class<E> type, String key) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.key().equals(key))
                .findFirst();
    }
}
