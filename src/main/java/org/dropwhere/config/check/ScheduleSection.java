package org.dropwhere.config.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.spec.Schedule;
import org.dropwhere.spec.ScheduleKind;
import org.dropwhere.spec.ScheduleKinds;
import org.dropwhere.spec.ScheduleValues;
import org.dropwhere.spec.setting.Choice;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;

/**
 * What an experiment file has below {@code training.schedule}: a mapping with the name of a schedule and its settings.
 * All that differs between schedules comes from {@link ScheduleKind}.
 */
final class ScheduleSection {
    private static final String PATH = "training.schedule";

    private ScheduleSection() {}

    /** Adds a mistake if the mapping does not name one schedule, or a schedule lacks what has no default. */
    static void check(Settings settings) {
        Optional<Mapping> mapping = settings.mapping(PATH);
        if (mapping.isEmpty()) {
            return;
        }
        List<String> keys = ScheduleKinds.ALL.stream().map(ScheduleKind::key).toList();
        List<String> named = NamedKind.check(PATH, mapping.get(), keys, settings);
        if (named.size() == 1) {
            String[] required = ScheduleKinds.find(named.get(0)).orElseThrow().settings().stream()
                    .filter(setting -> setting.fallback().constant().isEmpty())
                    .map(Setting::key)
                    .toArray(String[]::new);
            settings.require(PATH + "." + named.get(0), required);
        }
    }

    /** The schedule of settings without a mistake, if there is one; fills in defaults. */
    static Optional<Schedule> schedule(Settings settings) {
        return ScheduleKinds.ALL.stream()
                .filter(kind -> settings.has(PATH + "." + kind.key()))
                .findFirst()
                .map(kind -> kind.factory().apply(values(kind, settings)));
    }

    private static ScheduleValues values(ScheduleKind kind, Settings settings) {
        String path = PATH + "." + kind.key() + ".";
        Map<String, Number> numbers = new HashMap<>();
        for (Setting setting : kind.settings()) {
            numbers.put(
                    setting.key(),
                    number(path + setting.key(), setting, settings)
                            .or(() -> setting.fallback().constant())
                            .orElseThrow());
        }
        Map<String, String> words = new HashMap<>();
        for (Choice choice : kind.choices()) {
            words.put(
                    choice.key(),
                    settings.value(path + choice.key())
                            .map(value -> value.json().stringValue())
                            .orElse(choice.fallback()));
        }
        return new ScheduleValues(new Values(numbers), words);
    }

    private static Optional<Number> number(String path, Setting setting, Settings settings) {
        return setting.limits().isTruth()
                ? settings.value(path).map(value -> value.json().booleanValue() ? 1 : 0)
                : settings.number(path).map(number -> number);
    }
}
