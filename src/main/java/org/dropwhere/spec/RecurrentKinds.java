package org.dropwhere.spec;

import java.util.List;
import org.dropwhere.spec.setting.Kinds;

/** All kinds of recurrent layers: those that {@link RecurrentSpec} permits. */
public final class RecurrentKinds {
    /** In the order in which {@link RecurrentSpec} names them. */
    public static final List<RecurrentKind> ALL = Kinds.of(RecurrentSpec.class, RecurrentKind.class);

    private RecurrentKinds() {}

    /** The names of the layers in an experiment file. */
    public static List<String> keys() {
        return ALL.stream().map(RecurrentKind::key).toList();
    }
}
