package org.dropwhere.spec;

import java.util.List;
import org.dropwhere.spec.setting.Kinds;

/** All frameworks in whose words an experiment file may say dropout: those that {@link FrameworkDropout} permits. */
public final class FrameworkKinds {
    /** In the order in which {@link FrameworkDropout} names them. */
    public static final List<FrameworkKind> ALL = Kinds.of(FrameworkDropout.class, FrameworkKind.class);

    private FrameworkKinds() {}
}
