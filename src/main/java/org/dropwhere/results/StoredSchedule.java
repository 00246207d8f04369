package org.dropwhere.results;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.spec.Schedule;
import org.dropwhere.spec.ScheduleKind;
import org.dropwhere.spec.ScheduleKinds;
import org.dropwhere.spec.ScheduleValues;
import org.dropwhere.spec.setting.Choice;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;
import org.dropwhere.text.Words;
import tools.jackson.databind.util.StdConverter;

/** How a schedule stands in files: its {@code kind}, then its settings by their names. */
final class StoredSchedule {
    private StoredSchedule() {}

    /** From a schedule to its members. */
    static final class Writing extends StdConverter<Schedule, Map<String, Object>> {
        @Override
        public Map<String, Object> convert(Schedule schedule) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put(StoredForm.KIND, schedule.kind().key());
            members.putAll(schedule.settings());
            return members;
        }
    }

    /** From the members to the schedule; refuses whatever are not exactly the settings of its kind. */
    static final class Reading extends StdConverter<Map<String, Object>, Schedule> {
        @Override
        public Schedule convert(Map<String, Object> members) {
            String key = String.valueOf(members.get(StoredForm.KIND));
            ScheduleKind kind = ScheduleKinds.find(key)
                    .orElseThrow(() -> new IllegalArgumentException(Words.quoted(key) + " is not a schedule"));
            List<String> known = Stream.concat(Stream.of(StoredForm.KIND), kind.names().stream())
                    .toList();
            for (String member : members.keySet()) {
                TrialRules.require(
                        known.contains(member), Words.quoted(member) + " is none of " + Words.list(known, "and"));
            }
            Map<String, Number> numbers = new HashMap<>();
            kind.settings().forEach(setting -> numbers.put(setting.key(), number(setting, members)));
            Map<String, String> words = new HashMap<>();
            kind.choices().forEach(choice -> words.put(choice.key(), word(choice, members)));
            return kind.factory().apply(new ScheduleValues(new Values(numbers), words));
        }

        private static Number number(Setting setting, Map<String, Object> members) {
            Object value = members.get(setting.key());
            if (setting.limits().isTruth() && value instanceof Boolean truth) {
                return truth ? 1 : 0;
            }
            if (!setting.limits().isTruth()
                    && value instanceof Number number
                    && (!setting.limits().isWhole() || number instanceof Integer)) {
                StoredForm.finite(number.doubleValue());
                return number;
            }
            throw new IllegalArgumentException("schedule." + setting.key() + " is missing or not " + what(setting));
        }

        private static String what(Setting setting) {
            if (setting.limits().isTruth()) {
                return "true or false";
            }
            return setting.limits().isWhole() ? "a whole number" : "a number";
        }

        private static String word(Choice choice, Map<String, Object> members) {
            return Optional.ofNullable(members.get(choice.key()))
                    .map(String::valueOf)
                    .filter(choice.words()::contains)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "schedule." + choice.key() + " is not " + Words.list(choice.words(), "or")));
        }
    }
}
