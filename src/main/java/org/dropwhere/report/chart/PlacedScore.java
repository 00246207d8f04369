package org.dropwhere.report.chart;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A candidate of a search that drops at one place.
 *
 * @param place where, with how its mask is shared
 * @param rate the probability of dropping
 * @param noise variance of what multiplies the signal that reaches the gates; absent where the place is on no path to
 *     them
 * @param differences of its score to the reference's, seed by seed, at least one
 */
public record PlacedScore(String place, double rate, OptionalDouble noise, List<Double> differences) {
    /** Copies the list. */
    public PlacedScore {
        differences = List.copyOf(differences);
    }

    /** Of the differences. */
    public double mean() {
        return differences.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
