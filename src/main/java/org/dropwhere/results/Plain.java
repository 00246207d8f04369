package org.dropwhere.results;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RmsProp;

/**
 * Records as maps, lists and simple values, which is what writers of YAML and JSON take. A record becomes a map of its
 * components in their order, named as in experiment files ({@code batchSize} is {@code batch-size}); absent values are
 * left out; where there are several kinds of something, the first entry says which. So a new site, task or setting
 * needs nothing here. {@link Records} is the way back.
 */
public final class Plain {
    /** Says which record of a sealed interface it is: its name, as {@link #word} has it. */
    static final String KIND = "kind";

    private Plain() {}

    /** The components of a record, by name. */
    public static Map<String, Object> of(Record record) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (!(record instanceof RmsProp)
                && Arrays.stream(record.getClass().getInterfaces()).anyMatch(Class::isSealed)) {
            map.put(KIND, word(record.getClass().getSimpleName()));
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            value(get(record, component)).ifPresent(value -> map.put(word(component.getName()), value));
        }
        return map;
    }

    private static Optional<Object> value(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(Plain::value);
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? Optional.of(optional.getAsInt()) : Optional.empty();
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? Optional.of(optional.getAsDouble()) : Optional.empty();
        }
        if (value instanceof ModelSpec model) {
            return Optional.of(of(StoredModel.of(model)));
        }
        if (value instanceof Placement placement) {
            return Optional.of(of(StoredPlacement.of(placement)));
        }
        if (value instanceof Record record) {
            return Optional.of(of(record));
        }
        if (value instanceof List<?> list) {
            return Optional.of(
                    list.stream().flatMap(each -> value(each).stream()).toList());
        }
        if (value instanceof Keyed word) {
            return Optional.of(word.key());
        }
        if (value instanceof Path path) {
            return Optional.of(path.toString());
        }
        if (value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Map<?, ?>) {
            return Optional.of(value);
        }
        throw new IllegalArgumentException("Cannot write a " + value.getClass().getName());
    }

    private static Object get(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Cannot read " + component.getName() + " of " + record, e);
        }
    }

    /** A Java name as a word of YAML: {@code batchSize} and {@code BatchSize} are {@code batch-size}. */
    static String word(String name) {
        return name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
