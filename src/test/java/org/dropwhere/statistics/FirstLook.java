package org.dropwhere.statistics;

import java.util.List;
import java.util.Optional;

/** Comparisons at a first and only look, of data whose labels nothing is known of. */
public final class FirstLook {
    private FirstLook() {}

    /** Compares what has finished. */
    public static Comparisons compare(ResultsByArm results) {
        return Comparisons.of(results, InterimLooks.of(results.plan(), List.of()), arm -> Optional.empty());
    }
}
