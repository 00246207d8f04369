package org.dropwhere.statistics;

import java.util.OptionalDouble;

/** Numbers that may be shown. */
final class Finite {
    private Finite() {}

    /** The number; absent if it is infinite or none. */
    static OptionalDouble of(double number) {
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
