package org.dropwhere.statistics;

/**
 * An interval, both ends included.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {
    /** The part of it that lies within bounds, or the bound that is next to it. */
    Interval within(Interval bounds) {
        return new Interval(bounds.nearest(low), bounds.nearest(high));
    }

    private double nearest(double value) {
        return Math.max(low, Math.min(high, value));
    }

    /** The smallest interval that has both in it. */
    Interval with(Interval other) {
        return new Interval(Math.min(low, other.low), Math.max(high, other.high));
    }

    /** Its width. */
    public double width() {
        return high - low;
    }
}
