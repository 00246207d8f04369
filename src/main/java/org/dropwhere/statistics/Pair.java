package org.dropwhere.statistics;

/**
 * One seed's value of a metric in both arms, which share all that the seed decides.
 *
 * @param seed the seed
 * @param arm the arm's value
 * @param baseline the baseline's value
 */
public record Pair(long seed, double arm, double baseline) {

    /** The arm's value minus the baseline's. */
    public double difference() {
        return arm - baseline;
    }
}
