package org.dropwhere.report;

import java.util.stream.Collectors;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.task.Task;
import org.dropwhere.text.NumberText;

/** A task in a few words. */
public final class TaskText {
    private TaskText() {}

    /** A task with its settings, for example {@code temporal-order (within-last 80)}. */
    public static String of(Task task) {
        String settings = task.kind().settings().stream()
                .map(setting -> setting.key() + " " + value(task, setting))
                .collect(Collectors.joining(", "));
        return task.kind().key() + (settings.isEmpty() ? "" : " (" + settings + ")");
    }

    private static String value(Task task, Setting setting) {
        Number value = task.values().of(setting.key());
        return setting.limits().isWhole() ? value.toString() : NumberText.of(value.doubleValue());
    }
}
