package org.dropwhere.results;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.dropwhere.config.Keyed;

/** Makes records again of what {@link Plain} made of them. What a record holds is seen from its components' types. */
final class Records {
    private Records() {}

    /**
     * A record equal to the one that became this map.
     *
     * @throws IllegalArgumentException or ClassCastException if the map is anything else
     */
    static <T> T of(Class<T> type, Map<?, ?> map) {
        return type.cast(make(type, map));
    }

    private static Object make(Class<?> type, Map<?, ?> map) {
        if (type.isSealed()) {
            return make(kind(type, String.valueOf(map.get(Plain.KIND))), without(map, Plain.KIND));
        }
        RecordComponent[] components = type.getRecordComponents();
        List<String> words = Arrays.stream(components)
                .map(component -> Plain.word(component.getName()))
                .toList();
        if (!words.containsAll(map.keySet())) {
            throw new IllegalArgumentException(map.keySet() + " are not all among " + words);
        }
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            Optional<Object> plain = Optional.ofNullable(map.get(words.get(i)));
            values[i] = component(words.get(i), components[i].getGenericType(), plain);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("No " + type.getSimpleName() + " of " + map, e);
        }
    }

    private static Class<?> kind(Class<?> type, String word) {
        return Arrays.stream(type.getPermittedSubclasses())
                .filter(kind -> Plain.word(kind.getSimpleName()).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No " + type.getSimpleName() + " is " + word));
    }

    private static Map<?, ?> without(Map<?, ?> map, String key) {
        Map<Object, Object> rest = new LinkedHashMap<>(map);
        rest.remove(key);
        return rest;
    }

    private static Object component(String word, Type type, Optional<Object> plain) {
        if (type == OptionalInt.class) {
            return plain.map(number -> OptionalInt.of((Integer) number)).orElseGet(OptionalInt::empty);
        }
        if (type == OptionalDouble.class) {
            return plain.map(number -> OptionalDouble.of(((Number) number).doubleValue()))
                    .orElseGet(OptionalDouble::empty);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return plain.map(value -> value(generic.getActualTypeArguments()[0], value));
        }
        return value(type, plain.orElseThrow(() -> new IllegalArgumentException(word + " is missing")));
    }

    private static Object value(Type type, Object plain) {
        return type instanceof ParameterizedType generic ? collection(generic, plain) : simple((Class<?>) type, plain);
    }

    private static Object collection(ParameterizedType type, Object plain) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            List<Object> list = new ArrayList<>();
            ((List<?>) plain).forEach(each -> list.add(value(arguments[0], each)));
            return list;
        }
        Map<Object, Object> map = type.getRawType() == Map.class ? new LinkedHashMap<>() : new TreeMap<>();
        ((Map<?, ?>) plain).forEach((key, each) -> map.put(value(arguments[0], key), value(arguments[1], each)));
        return map;
    }

    private static Object simple(Class<?> type, Object plain) {
        if (plain instanceof Map<?, ?> map) {
            return make(type, map);
        }
        if (plain instanceof Number number) {
            return number(type, number);
        }
        if (plain instanceof String word && type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Keyed) constant).key().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No " + type.getSimpleName() + " is " + word));
        }
        return plain instanceof String path && type == Path.class ? Path.of(path) : plain;
    }

    /** Whole numbers come as int where they fit, and reals without a fraction may come as whole numbers. */
    private static Object number(Class<?> type, Number number) {
        if (type == double.class || type == Double.class) {
            return number.doubleValue();
        }
        return type == long.class || type == Long.class ? (Object) number.longValue() : number;
    }
}
