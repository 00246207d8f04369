package org.dropwhere.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.spec.Sweep;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.task.Tasks;
import org.dropwhere.text.Words;

/**
 * Command-line settings for a task that the experiment does not use. In a file such settings are allowed, because the
 * file may be used with several tasks.
 */
public final class OverridesWithoutEffect {
    private static final String DATA = "data.";

    /** Characters of an option in a message. Chosen, not measured. */
    private static final int LONGEST = 100;

    private OverridesWithoutEffect() {}

    /** A sentence for each setting whose task no combination uses. */
    public static List<String> sentences(Overrides overrides, Sweep sweep) {
        Set<String> used = sweep.combinations().stream()
                .map(combination -> combination.experiment().data())
                .filter(TaskData.class::isInstance)
                .map(data -> ((TaskData) data).task().kind().key())
                .collect(Collectors.toSet());
        return Stream.concat(
                        overrides.sets().stream().map(option -> Overrides.SET + " " + option),
                        overrides.grids().stream().map(option -> Overrides.GRID + " " + option))
                .filter(option -> Tasks.keys().contains(task(option)) && !used.contains(task(option)))
                .map(option -> Words.shortened(option, LONGEST) + ": this has no effect, as the task is "
                        + Words.list(used.stream().sorted().toList(), "or"))
                .toList();
    }

    /** The key below {@code data}, or an empty text. */
    private static String task(String option) {
        String path = option.substring(option.indexOf(' ') + 1).split("=", 2)[0];
        return path.startsWith(DATA) ? path.substring(DATA.length()).split("\\.", 2)[0] : "";
    }
}
