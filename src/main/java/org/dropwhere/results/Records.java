package org.dropwhere.results;

import java.lang.reflect.InvocationTargetException;
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
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.text.Words;
import org.jspecify.annotations.Nullable;

/** Makes records again of what {@link Plain} made of them. What a record holds is seen from its components' types. */
final class Records {
    private static final Map<Class<?>, String> KINDS = Map.of(
            int.class, "a whole number",
            long.class, "a whole number",
            Long.class, "a whole number",
            double.class, "a number",
            boolean.class, "true or false",
            String.class, "a text");

    private Records() {}

    /**
     * A record equal to the one that became this map.
     *
     * @throws IllegalArgumentException if the map is anything else
     */
    static <T> T of(Class<T> type, Map<?, ?> map) {
        return type.cast(make(type, map));
    }

    private static Object make(Class<?> type, Map<?, ?> map) {
        if (type == ModelSpec.class) {
            return ((StoredModel) make(StoredModel.class, map)).model();
        }
        if (type == Placement.class) {
            return ((StoredPlacement) make(StoredPlacement.class, map)).placement();
        }
        if (type == OptimizerSpec.class && !map.containsKey(Plain.KIND)) {
            // It was the only one when the format was made.
            return make(RmsProp.class, map);
        }
        if (type.isSealed()) {
            if (!map.containsKey(Plain.KIND)) {
                throw new IllegalArgumentException(Plain.KIND + " is missing");
            }
            return make(kind(type, String.valueOf(map.get(Plain.KIND))), without(map, Plain.KIND));
        }
        RecordComponent[] components = type.getRecordComponents();
        List<String> words = Arrays.stream(components)
                .map(component -> Plain.word(component.getName()))
                .toList();
        for (Object key : map.keySet()) {
            if (!words.contains(String.valueOf(key))) {
                throw new IllegalArgumentException(quoted(key) + " is none of " + Words.list(words, "and"));
            }
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
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            if (e.getCause() instanceof RuntimeException refused) {
                // Records check what they hold, each in its own way.
                throw new IllegalArgumentException("its values do not go together", refused);
            }
            throw new IllegalStateException("Cannot make a " + type.getName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make a " + type.getName(), e);
        }
    }

    private static Class<?> kind(Class<?> type, String word) {
        return Arrays.stream(type.getPermittedSubclasses())
                .filter(kind -> Plain.word(kind.getSimpleName()).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(type, word)));
    }

    private static Map<?, ?> without(Map<?, ?> map, String key) {
        Map<Object, Object> rest = new LinkedHashMap<>(map);
        rest.remove(key);
        return rest;
    }

    private static Object component(String word, Type type, Optional<Object> plain) {
        if (type == OptionalInt.class) {
            return plain.map(number -> OptionalInt.of((Integer) value(int.class, number)))
                    .orElseGet(OptionalInt::empty);
        }
        if (type == OptionalDouble.class) {
            return plain.map(number -> OptionalDouble.of((Double) value(double.class, number)))
                    .orElseGet(OptionalDouble::empty);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return plain.map(value -> value(generic.getActualTypeArguments()[0], value));
        }
        return value(type, plain.orElseThrow(() -> new IllegalArgumentException(word + " is missing")));
    }

    private static Object value(Type type, @Nullable Object plain) {
        if (plain == null) {
            throw new IllegalArgumentException("a value is missing");
        }
        return type instanceof ParameterizedType generic ? collection(generic, plain) : simple((Class<?>) type, plain);
    }

    private static Object collection(ParameterizedType type, Object plain) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class && plain instanceof List<?> items) {
            List<Object> list = new ArrayList<>();
            items.forEach(each -> list.add(value(arguments[0], each)));
            return list;
        }
        if (type.getRawType() == List.class || !(plain instanceof Map<?, ?> entries)) {
            throw new IllegalArgumentException(quoted(plain) + " stands where more than one value belongs");
        }
        Map<Object, Object> map = type.getRawType() == Map.class ? new LinkedHashMap<>() : new TreeMap<>();
        entries.forEach((key, each) -> map.put(value(arguments[0], key), value(arguments[1], each)));
        return map;
    }

    private static Object simple(Class<?> type, Object plain) {
        if (plain instanceof Map<?, ?> map && (type.isRecord() || type.isSealed())) {
            return make(type, map);
        }
        if (plain instanceof Number number) {
            return number(type, number);
        }
        if (plain instanceof String word && type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Keyed) constant).key().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(unknown(type, word)));
        }
        if (plain instanceof String path && type == Path.class) {
            return Path.of(path);
        }
        if (plain instanceof Boolean ? type == boolean.class : type.isInstance(plain)) {
            return plain;
        }
        throw misplaced(type, plain);
    }

    /** Whole numbers come as int where they fit, and reals without a fraction may come as whole numbers. */
    private static Object number(Class<?> type, Number number) {
        boolean whole = number instanceof Integer || number instanceof Long;
        if (type == double.class || type == Double.class) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new IllegalArgumentException("a number is " + number.doubleValue());
            }
            return number.doubleValue();
        }
        if ((type == long.class || type == Long.class) && whole) {
            return number.longValue();
        }
        if (type == int.class && number instanceof Integer) {
            return number;
        }
        throw misplaced(type, number);
    }

    private static IllegalArgumentException misplaced(Class<?> type, Object found) {
        String allowed =
                KINDS.getOrDefault(type, "a " + Plain.word(type.getSimpleName()).replace('-', ' '));
        return new IllegalArgumentException(quoted(found) + " stands where " + allowed + " belongs");
    }

    private static String unknown(Class<?> type, String word) {
        return Words.quoted(word) + " is no " + Plain.word(type.getSimpleName()).replace('-', ' ');
    }

    private static String quoted(@Nullable Object found) {
        return Words.quoted(
                found instanceof Map<?, ?> ? "a mapping" : found instanceof List<?> ? "a list" : String.valueOf(found));
    }
}
