package org.dropwhere.spec.task;

import java.util.List;
import java.util.function.Function;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;

/**
 * A task apart from the values of its settings: what experiment files, checks, plans and reports need to know of it.
 *
 * @param key its name in an experiment file; its settings stand under the same key
 * @param question what a model has to find out of a sequence
 * @param needs what it asks of length and vocabulary
 * @param settings in the order of the canonical text
 * @param factory makes the task with the values of these settings
 */
public record TaskKind(
        String key, String question, List<Need> needs, List<Setting> settings, Function<Values, Task> factory) {

    /** Copies the lists. */
    public TaskKind {
        needs = List.copyOf(needs);
        settings = List.copyOf(settings);
    }

    /**
     * Draws sequences of a task.
     *
     * @param length time steps of a sequence
     * @param vocabulary number of different tokens
     * @throws IllegalArgumentException if the task or the values of its settings do not fit length and vocabulary
     */
    public static SequenceGenerator checkedGenerator(Task task, int length, int vocabulary) {
        require(length >= 1, "A sequence has 1 step or more, not " + length);
        require(vocabulary >= 2, "A vocabulary has 2 tokens or more, not " + vocabulary);
        TaskKind kind = task.kind();
        for (Need need : kind.needs()) {
            int found = need.quantity() == Need.Quantity.LENGTH ? length : vocabulary;
            require(
                    found >= need.least(),
                    kind.key() + " needs " + need.quantity().key() + " " + need.least() + " or more, not " + found
                            + ": " + need.reason());
        }
        for (Setting setting : kind.settings()) {
            Number value = task.values().of(setting.key());
            require(
                    setting.limits().allow(value.doubleValue(), length),
                    kind.key() + " does not allow " + setting.key() + " " + value + " at length " + length);
        }
        return task.generator(length, vocabulary);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
