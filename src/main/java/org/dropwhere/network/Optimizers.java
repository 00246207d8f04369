package org.dropwhere.network;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.RmsProp;

/** Maps each {@link OptimizerSpec} to the class that computes its updates; add a line for a new one. */
final class Optimizers {
    private static final Map<Class<? extends OptimizerSpec>, Function<OptimizerSpec, Optimizer>> KNOWN =
            Map.ofEntries(entry(RmsProp.class, RmsPropOptimizer::new));

    private Optimizers() {}

    private static <S extends OptimizerSpec>
            Map.Entry<Class<? extends OptimizerSpec>, Function<OptimizerSpec, Optimizer>> entry(
                    Class<S> spec, Function<S, Optimizer> optimizer) {
        return Map.entry(spec, settings -> optimizer.apply(spec.cast(settings)));
    }

    /** @throws IllegalArgumentException if nothing computes it */
    static Optimizer of(OptimizerSpec spec) {
        return Optional.ofNullable(KNOWN.get(spec.getClass()))
                .orElseThrow(() -> new IllegalArgumentException("Nothing computes the optimizer " + spec.key()))
                .apply(spec);
    }
}
