package org.dropwhere.spec.data;

import java.io.Serializable;

/**
 * The lengths of a task's sequences, uniform between two numbers of time steps.
 *
 * @param from the shortest, 1 or more
 * @param to the longest
 */
public record Lengths(int from, int to) implements Serializable {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if the longest is shorter than the shortest
     */
    public Lengths {
        if (to < from) {
            throw new IllegalArgumentException("Lengths from " + from + " to " + to);
        }
    }

    /** The same for all. */
    public static Lengths all(int length) {
        return new Lengths(length, length);
    }

    /** Whether all sequences have the same. */
    public boolean isOne() {
        return from == to;
    }

    /** The mean of a sequence's length. */
    public double mean() {
        return (from + to) / 2.0;
    }
}
