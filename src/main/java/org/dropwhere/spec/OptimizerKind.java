package org.dropwhere.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;

/**
 * An optimizer apart from the values of its settings: what experiment files and their schema need to know of it.
 *
 * @param key its name in an experiment file
 * @param name its name in sentences
 * @param rule settings that every description of such an optimizer has
 * @param more settings that a description has only where they differ from their default
 * @param factory makes the optimizer with the values of these settings; throws {@link IllegalArgumentException}, whose
 *     message is a clause, if they contradict each other
 */
public record OptimizerKind(
        String key, String name, List<Setting> rule, List<Setting> more, Function<Values, OptimizerSpec> factory) {

    /** Copies the lists. */
    public OptimizerKind {
        rule = List.copyOf(rule);
        more = List.copyOf(more);
    }

    /** What it is; ends the program's messages. */
    public String title() {
        return "Keras' " + name;
    }

    /** All settings. */
    public List<Setting> settings() {
        return Stream.concat(rule.stream(), more.stream()).toList();
    }

    /**
     * What a description has of these values, by the names in experiment files and in a fixed order, which the ids of
     * trials depend on: each a {@link Double} or a {@link Boolean}.
     */
    Map<String, Object> described(Values values) {
        Map<String, Object> described = new LinkedHashMap<>();
        rule.forEach(setting -> described.put(setting.key(), plain(setting, values.of(setting.key()))));
        more.forEach(setting -> values.find(setting.key())
                .filter(value -> !isDefault(setting, value))
                .ifPresent(value -> described.put(setting.key(), plain(setting, value))));
        return Collections.unmodifiableMap(described);
    }

    private static boolean isDefault(Setting setting, Number value) {
        return setting.fallback()
                .constant()
                .filter(constant -> constant.doubleValue() == value.doubleValue())
                .isPresent();
    }

    private static Object plain(Setting setting, Number value) {
        return setting.limits().isTruth() ? (Object) (value.intValue() == 1) : (Object) value.doubleValue();
    }
}
