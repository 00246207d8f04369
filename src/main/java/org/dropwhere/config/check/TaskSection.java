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
import org.dropwhere.spec.data.Lengths;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;
import org.dropwhere.spec.task.Need;
import org.dropwhere.spec.task.TaskKind;
import org.dropwhere.spec.task.Tasks;

/** Sequences of a task: all that differs between tasks comes from {@link TaskKind}. */
final class TaskSection implements DataSection {
    private static final List<String> PARTS = List.of("train", "validation", "test");
    private static final String LENGTH = "data.length";
    private static final String FROM = LENGTH + ".from";
    private static final String TO = LENGTH + ".to";
    /** 400 MB: all sequences of a seed are in memory at once. Chosen, not measured. */
    private static final long MOST_TOKENS = 100_000_000;

    @Override
    public String key() {
        return TaskData.SOURCE;
    }

    @Override
    public String noun() {
        return "a task";
    }

    @Override
    public List<String> ownKeys() {
        return Stream.of(List.of("length"), PARTS, List.of("label-noise", PadSection.KEY), Tasks.keys())
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
        settings.require(LENGTH, "from", "to");
        checkOrder(settings);
        PadSection.check(settings);
        PARTS.forEach(part -> checkTokens("data." + part, settings));
    }

    /** Where the length of the shortest sequences stands. */
    private static String shortest(Settings settings) {
        return settings.mapping(LENGTH).isPresent() ? FROM : LENGTH;
    }

    /** Where the length of the longest sequences stands. */
    private static String longest(Settings settings) {
        return settings.mapping(LENGTH).isPresent() ? TO : LENGTH;
    }

    private static void checkOrder(Settings settings) {
        OptionalInt from = settings.integer(FROM);
        OptionalInt to = settings.integer(TO);
        if (from.isPresent() && to.isPresent() && from.getAsInt() > to.getAsInt()) {
            settings.addMistake(
                    TO, TO + " is " + to.getAsInt() + "; allowed is " + from.getAsInt() + " or more, which is " + FROM);
            settings.mistakes().markInvalid(TO);
        }
    }

    private static void checkNeed(TaskKind task, Need need, Settings settings) {
        String quantity = "data." + need.quantity().key();
        String path = quantity.equals(LENGTH) ? shortest(settings) : quantity;
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
        String shortest = shortest(settings);
        OptionalInt length = settings.integer(shortest);
        if (below.isEmpty() || length.isEmpty() || !settings.has(path)) {
            return;
        }
        int found = settings.integer(path).orElseThrow();
        int most = length.getAsInt() - below.getAsInt();
        if (found > most) {
            String where = settings.value(shortest)
                    .map(value -> " " + shortest + " at " + value.position())
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
        String longest = longest(settings);
        OptionalInt padded = PadSection.length(settings);
        int own = settings.integer(longest).orElse(0);
        int length = Math.max(own, padded.orElse(0));
        int size = settings.integer(path).orElse(0);
        long tokens = (long) length * size;
        if (tokens > MOST_TOKENS) {
            settings.addMistake(
                    path,
                    path + " is " + size + ", which with " + (length > own ? PadSection.PATH + ".to" : longest) + " "
                            + length
                            + " makes " + tokens
                            + " tokens; allowed are at most " + MOST_TOKENS);
        }
    }

    @Override
    public Data data(Settings settings) {
        TaskKind task = settings.text("data.task").flatMap(Tasks::of).orElseThrow();
        Lengths lengths = new Lengths(
                settings.integer(shortest(settings)).orElseThrow(),
                settings.integer(longest(settings)).orElseThrow());
        Map<String, Number> values = task.settings().stream()
                .collect(Collectors.toMap(
                        Setting::key, setting -> value(path(task, setting), setting, lengths.from(), settings)));
        return new TaskData(
                task.factory().apply(new Values(values)),
                lengths,
                settings.integer("data.vocabulary").orElseThrow(),
                settings.integer("data.train").orElseThrow(),
                settings.integer("data.validation").orElseThrow(),
                settings.integer("data.test").orElseThrow(),
                settings.real("data.label-noise").orElse(0),
                PadSection.pad(settings));
    }

    /** A default fits the shortest sequences, so that it fits all. */
    private static Number value(String path, Setting setting, int length, Settings settings) {
        return setting.limits().isWhole()
                ? settings.integer(path)
                        .orElseGet(() -> setting.fallback().of(length).intValue())
                : settings.real(path)
                        .orElseGet(() -> setting.fallback().of(length).doubleValue());
    }

    @Override
    public boolean isOf(Data data) {
        return data instanceof TaskData;
    }

    @Override
    public Map<String, Object> written(Data data) {
        TaskData task = (TaskData) data;
        Map<String, Object> written = new LinkedHashMap<>();
        written.put(key(), task.task().kind().key());
        written.put(task.task().kind().key(), task.task().values().byKey());
        written.put("length", written(task.lengths()));
        written.put("vocabulary", task.vocabulary());
        written.put("train", task.train());
        written.put("validation", task.validation());
        written.put("test", task.test());
        written.put("label-noise", task.labelNoise());
        written.putAll(PadSection.written(task.pad()));
        return written;
    }

    private static Object written(Lengths lengths) {
        if (lengths.isOne()) {
            return lengths.from();
        }
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("from", lengths.from());
        written.put("to", lengths.to());
        return written;
    }
}
