package org.dropwhere.spec;

import java.util.List;
import org.dropwhere.spec.setting.Kinds;

/** All optimizers: those that {@link OptimizerSpec} permits. */
public final class OptimizerKinds {
    /** In the order in which {@link OptimizerSpec} names them; the first is what a file without an optimizer has. */
    public static final List<OptimizerKind> ALL = Kinds.of(OptimizerSpec.class, OptimizerKind.class);

    private OptimizerKinds() {}
}
