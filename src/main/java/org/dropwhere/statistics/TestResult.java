package org.dropwhere.statistics;

import java.util.OptionalInt;

/**
 * The result of a two-sided test.
 *
 * @param statistic of the t test t, of Wilcoxon's the sum of the ranks of the differences above 0
 * @param degreesOfFreedom absent where the statistic's distribution has none
 * @param p the p value
 */
public record TestResult(double statistic, OptionalInt degreesOfFreedom, double p) {
    boolean isFinite() {
        return Double.isFinite(statistic) && Double.isFinite(p);
    }
}
