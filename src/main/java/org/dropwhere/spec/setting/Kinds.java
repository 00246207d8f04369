package org.dropwhere.spec.setting;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the constants {@code KIND} of the records that a sealed interface permits, so that the {@code permits} clause
 * is the only list of tasks, formats, cells and optimizers.
 */
public final class Kinds {
    private Kinds() {}

    /**
     * The constants of a type that the records of a sealed interface have, in the order in which it permits them.
     *
     * @throws IllegalStateException if a record has no public constant {@code KIND}
     */
    public static <K> List<K> of(Class<?> sealed, Class<K> kind) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(record -> kind.cast(value(record)))
                .toList();
    }

    private static Object value(Class<?> record) {
        try {
            return record.getField("KIND").get(Kinds.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record + " has no public constant KIND", e);
        }
    }
}
