package org.dropwhere.spec;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dropwhere.spec.setting.Choice;
import org.dropwhere.spec.setting.Setting;

/**
 * A schedule apart from the values of its settings: what experiment files and their schema need to know of it.
 *
 * @param key its name in an experiment file
 * @param title what it is; ends the program's messages
 * @param choices settings that take a word
 * @param settings settings that take a number, or true or false; those without a value by default have to be given
 * @param factory makes the schedule with the values of all these
 */
public record ScheduleKind(
        String key,
        String title,
        List<Choice> choices,
        List<Setting> settings,
        Function<ScheduleValues, Schedule> factory) {

    /** Copies the lists. */
    public ScheduleKind {
        choices = List.copyOf(choices);
        settings = List.copyOf(settings);
    }

    /** The names of all settings. */
    public List<String> names() {
        return Stream.concat(
                        choices.stream().map(Choice::key), settings.stream().map(Setting::key))
                .toList();
    }
}
