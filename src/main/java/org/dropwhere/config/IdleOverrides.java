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
 * Settings of the command line that are for another task. In a file they are meant to be: it may be used for several.
 */
public final class IdleOverrides {
    private static final String DATA = "data.";

    private static final int LONGEST = 100;

    private IdleOverrides() {}

    /** A sentence for each that is of no combination's task. */
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

    /** What stands below {@code data}. */
    private static String task(String option) {
        String path = option.substring(option.indexOf(' ') + 1).split("=", 2)[0];
        return path.startsWith(DATA) ? path.substring(DATA.length()).split("\\.", 2)[0] : "";
    }
}
