package org.dropwhere.statistics;

import java.util.OptionalDouble;

/** What a metric measures; this decides its unit, its range and which end of the range is better. */
public enum Quantity {
    /** A share of right answers. */
    ACCURACY(new Interval(0, 1), true),
    /** A difference of two accuracies of one trial. */
    ACCURACY_GAP(new Interval(-1, 1), false),
    /** A mean cross-entropy in nats. */
    LOSS(new Interval(0, Double.POSITIVE_INFINITY), false),
    /** A number of epochs. */
    EPOCHS(new Interval(1, Double.POSITIVE_INFINITY), false),
    /** 1 for a seed that solved the task, else 0. */
    SHARE_OF_SEEDS(new Interval(0, 1), true);

    @SuppressWarnings("ImmutableEnumChecker") // An interval is a record of two numbers.
    private final Interval possible;

    private final boolean higherIsBetter;

    Quantity(Interval possible, boolean higherIsBetter) {
        this.possible = possible;
        this.higherIsBetter = higherIsBetter;
    }

    /** The values that there can be. */
    Interval possible() {
        return possible;
    }

    /** Whether the upper end of the range is the better one. */
    boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** The value of a model that is never wrong nor unsure; absent where no value is that. */
    OptionalDouble perfect() {
        return switch (this) {
            case ACCURACY -> OptionalDouble.of(1);
            case LOSS -> OptionalDouble.of(0);
            case ACCURACY_GAP, EPOCHS, SHARE_OF_SEEDS -> OptionalDouble.empty();
        };
    }
}
