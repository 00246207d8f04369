package org.dropwhere.network;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dropwhere.spec.Adam;
import org.dropwhere.spec.AdamW;
import org.dropwhere.spec.Nadam;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Sgd;

/** Maps each {@link OptimizerSpec} to the class that computes its updates; add a line for a new one. */
final class Optimizers {
    private static final Map<Class<? extends OptimizerSpec>, Function<OptimizerSpec, Optimizer>> KNOWN = Map.ofEntries(
            entry(RmsProp.class, RmsPropOptimizer::new),
            entry(Adam.class, AdamOptimizer::of),
            entry(AdamW.class, AdamOptimizer::of),
            entry(Nadam.class, NadamOptimizer::new),
            entry(Sgd.class, SgdOptimizer::new));

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
