package org.dropwhere.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.spec.OptimizerKind;
import org.dropwhere.spec.OptimizerKinds;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;
import org.dropwhere.text.Words;
import tools.jackson.databind.util.StdConverter;

/**
 * How an optimizer stands in files: its settings by their names, and before them its {@code kind}. RMSprop is stored
 * without a kind, as in files of release 0.1.0, in which there was no other. Settings that not every description has
 * are absent at their default.
 */
final class StoredOptimizer {
    private StoredOptimizer() {}

    /** From an optimizer to its members. */
    static final class Writing extends StdConverter<OptimizerSpec, Map<String, Object>> {
        @Override
        public Map<String, Object> convert(OptimizerSpec optimizer) {
            Map<String, Object> members = new LinkedHashMap<>();
            if (!optimizer.key().equals(RmsProp.KIND.key())) {
                members.put(StoredForm.KIND, optimizer.key());
            }
            members.putAll(optimizer.settings());
            return members;
        }
    }

    /** From the members to the optimizer; refuses whatever are not exactly the settings of its kind. */
    static final class Reading extends StdConverter<Map<String, Object>, OptimizerSpec> {
        @Override
        public OptimizerSpec convert(Map<String, Object> members) {
            OptimizerKind kind = kind(members.getOrDefault(StoredForm.KIND, RmsProp.KIND.key()));
            List<String> names = kind.settings().stream().map(Setting::key).toList();
            for (String member : members.keySet()) {
                if (!member.equals(StoredForm.KIND) && !names.contains(member)) {
                    List<String> known = Stream.concat(Stream.of(StoredForm.KIND), names.stream())
                            .toList();
                    throw new IllegalArgumentException(
                            Words.quoted(member) + " is none of " + Words.list(known, "and"));
                }
            }
            Map<String, Number> values = new LinkedHashMap<>();
            kind.rule().forEach(setting -> values.put(setting.key(), value(setting, members)));
            kind.more()
                    .forEach(setting -> (members.containsKey(setting.key())
                                    ? Optional.of(value(setting, members))
                                    : setting.fallback().constant())
                            .ifPresent(value -> values.put(setting.key(), value)));
            return kind.factory().apply(new Values(values));
        }

        private static OptimizerKind kind(Object key) {
            return OptimizerKinds.ALL.stream()
                    .filter(kind -> kind.key().equals(key))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(Words.quoted(String.valueOf(key)) + " is not an optimizer"));
        }

        private static Number value(Setting setting, Map<String, Object> members) {
            Object value = members.get(setting.key());
            if (setting.limits().isTruth() && value instanceof Boolean truth) {
                return truth ? 1 : 0;
            }
            if (!setting.limits().isTruth() && value instanceof Number number) {
                return StoredForm.finite(number.doubleValue());
            }
            throw new IllegalArgumentException("optimizer." + setting.key() + " is missing or not "
                    + (setting.limits().isTruth() ? "true or false" : "a number"));
        }
    }
}
