package org.dropwhere.config.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;
import org.dropwhere.spec.task.Need;
import org.dropwhere.spec.task.TaskKind;
import org.dropwhere.spec.task.Tasks;

/** Sequences of a task: all that differs between tasks comes from {@link TaskKind}. */
final class TaskSection implements DataSection {
    private static final List<String> PARTS = List.of("train", "validation", "test");
    private static final String LENGTH = "data.length";
    /** 400 MB: all sequences of a seed are in memory at once. Chosen, not measured. */
    private static final long MOST_TOKENS = 100_000_000;

    @Override
    public String key() {
        return TaskData.SOURCE;
    }

    @Override
    public List<String> ownKeys() {
        return Stream.of(List.of("length"), PARTS, List.of("label-noise"), Tasks.keys())
                .flatMap(List::stream)
                .toList();
    }

    private static String path(TaskKind task, Setting setting) {
        return "data." + task.key() + "." + setting.key();
    }

    @Override
    public void check(Settings settings) {
        settings.require("data", "length", "vocabulary", "train", "validation", "test");
        settings.text("data.task").flatMap(Tasks::of).ifPresent(task -> {
            task.needs().forEach(need -> checkNeed(task, need, settings));
            task.settings().forEach(setting -> checkLength(task, setting, settings));
        });
        PARTS.forEach(part -> checkTokens("data." + part, settings));
    }

    private static void checkNeed(TaskKind task, Need need, Settings settings) {
        String path = "data." + need.quantity().key();
        OptionalInt found = settings.integer(path);
        if (found.isPresent() && found.getAsInt() < need.least()) {
            settings.addMistake(
                    path,
                    path + " is " + found.getAsInt() + "; the task " + task.key() + " needs " + need.least()
                            + " or more: " + need.reason());
            settings.mistakes().markInvalid(path);
        }
    }

    private static void checkLength(TaskKind task, Setting setting, Settings settings) {
        String path = path(task, setting);
        OptionalInt below = setting.limits().stepsBelowLength();
        OptionalInt length = settings.integer(LENGTH);
        if (below.isEmpty() || length.isEmpty() || !settings.has(path)) {
            return;
        }
        int found = settings.integer(path).orElseThrow();
        int most = length.getAsInt() - below.getAsInt();
        if (found > most) {
            String where = settings.value(LENGTH)
                    .map(value -> " " + LENGTH + " at " + value.position())
                    .orElse("");
            settings.addMistake(
                    path,
                    path + " is " + found + "; allowed is at most " + most + difference(below.getAsInt()) + where);
        }
    }

    private static String difference(int below) {
        return switch (below) {
            case 0 -> ", which is";
            case 1 -> ", one less than";
            default -> ", " + below + " less than";
        };
    }

    private static void checkTokens(String path, Settings settings) {
        int length = settings.integer(LENGTH).orElse(0);
        int size = settings.integer(path).orElse(0);
        long tokens = (long) length * size;
        if (tokens > MOST_TOKENS) {
            settings.addMistake(
                    path,
                    path + " is " + size + ", which with " + LENGTH + " " + length + " makes " + tokens
                            + " tokens; allowed are at most " + MOST_TOKENS);
        }
    }

    @Override
    public Data data(Settings settings) {
        TaskKind task = settings.text("data.task").flatMap(Tasks::of).orElseThrow();
        int length = settings.integer(LENGTH).orElseThrow();
        Map<String, Number> values = task.settings().stream()
                .collect(Collectors.toMap(
                        Setting::key, setting -> value(path(task, setting), setting, length, settings)));
        return new TaskData(
                task.factory().apply(new Values(values)),
                length,
                settings.integer("data.vocabulary").orElseThrow(),
                settings.integer("data.train").orElseThrow(),
                settings.integer("data.validation").orElseThrow(),
                settings.integer("data.test").orElseThrow(),
                settings.real("data.label-noise").orElse(0));
    }

    private static Number value(String path, Setting setting, int length, Settings settings) {
        return setting.limits().isWhole()
                ? settings.integer(path)
                        .orElseGet(() -> setting.fallback().of(length).intValue())
                : settings.real(path)
                        .orElseGet(() -> setting.fallback().of(length).doubleValue());
    }

    @Override
    public Map<String, Object> written(Data data) {
        TaskData task = (TaskData) data;
        Map<String, Object> written = new LinkedHashMap<>();
        written.put(key(), task.task().kind().key());
        written.put(task.task().kind().key(), task.task().values().byKey());
        written.put("length", task.length());
        written.put("vocabulary", task.vocabulary());
        written.put("train", task.train());
        written.put("validation", task.validation());
        written.put("test", task.test());
        written.put("label-noise", task.labelNoise());
        return written;
    }
}
