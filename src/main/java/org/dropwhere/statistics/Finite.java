package org.dropwhere.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/** Numbers that may be shown. */
final class Finite {
    private Finite() {}

    /** The number; absent if it is infinite or none. */
    static OptionalDouble of(double number) {
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** The interval; absent if an end is infinite or none. */
    static Optional<Interval> interval(double low, double high) {
        return Double.isFinite(low) && Double.isFinite(high) ? Optional.of(new Interval(low, high)) : Optional.empty();
    }
}
