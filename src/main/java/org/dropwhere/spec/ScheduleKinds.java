package org.dropwhere.spec;

import java.util.List;
import java.util.Optional;
import org.dropwhere.spec.setting.Kinds;

/** All schedules: those that {@link Schedule} permits. */
public final class ScheduleKinds {
    /** In the order in which {@link Schedule} names them. */
    public static final List<ScheduleKind> ALL = Kinds.of(Schedule.class, ScheduleKind.class);

    private ScheduleKinds() {}

    /** The kind of a name, if there is one. */
    public static Optional<ScheduleKind> find(String key) {
        return ALL.stream().filter(kind -> kind.key().equals(key)).findFirst();
    }
}
