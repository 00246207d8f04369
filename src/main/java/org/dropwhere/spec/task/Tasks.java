package org.dropwhere.spec.task;

import java.util.List;
import java.util.Optional;
import org.dropwhere.spec.setting.Kinds;

/** All tasks: those that {@link Task} permits. */
public final class Tasks {
    /** In the order in which {@link Task} names them. */
    public static final List<TaskKind> KINDS = Kinds.of(Task.class, TaskKind.class);

    private Tasks() {}

    /** The tasks' names in an experiment file. */
    public static List<String> keys() {
        return KINDS.stream().map(TaskKind::key).toList();
    }

    /** The task of a name, if there is one. */
    public static Optional<TaskKind> of(String key) {
        return KINDS.stream().filter(kind -> kind.key().equals(key)).findFirst();
    }
}
