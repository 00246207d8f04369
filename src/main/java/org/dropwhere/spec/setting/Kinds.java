package org.dropwhere.spec.setting;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;

/**
 * The kinds of something of which there are several, such as tasks. Each is a record with a public constant
 * {@code KIND}, and a sealed interface names the records: so that list is the only one.
 */
public final class Kinds {
    private Kinds() {}

    /**
     * The constants of a type that the records of a sealed interface have, in the order in which it permits them.
     *
     * @throws IllegalStateException if one cannot be read
     */
    public static <K> List<K> of(Class<?> sealed, Class<K> kind) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(record -> Arrays.stream(record.getFields()))
                .filter(field -> field.getName().equals("KIND") && field.getType() == kind)
                .map(field -> kind.cast(value(field)))
                .toList();
    }

    private static Object value(Field constant) {
        try {
            return constant.get(Kinds.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot read " + constant, e);
        }
    }
}
