package org.dropwhere.statistics;

/**
 * An interval, both ends included.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {

    /** Its width. */
    public double width() {
        return high - low;
    }
}
