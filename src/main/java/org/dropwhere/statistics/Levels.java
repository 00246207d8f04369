package org.dropwhere.statistics;

import java.util.Optional;

/**
 * The significance levels of the tests at this look at the results.
 *
 * @param difference two-sided level of the tests for a difference, and 1 minus the confidence of their intervals
 * @param equivalence level of each of the two one-sided tests
 * @param spending the level that each total error probability leaves for this look; absent for a single look, which has
 *     the total
 */
record Levels(double difference, double equivalence, Optional<SpendingTable> spending) {
    static final double TOTAL = 0.05;
    static final Levels SINGLE = new Levels(TOTAL, TOTAL, Optional.empty());

    static Levels of(InterimLooks looks) {
        return looks.isSpending()
                ? new Levels(looks.level(TOTAL), looks.level(2 * TOTAL) / 2, Optional.of(SpendingTable.of(looks)))
                : SINGLE;
    }

    /**
     * The p value over all looks together: the smallest total error probability with which this look's test would find
     * a difference (Liu and Anderson 2008, "On adaptive extensions of group sequential trials for clinical
     * investigations").
     */
    double overall(double p) {
        return spending.map(table -> table.total(p)).orElse(p);
    }
}
