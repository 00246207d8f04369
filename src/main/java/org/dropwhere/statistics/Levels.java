package org.dropwhere.statistics;

import java.util.Optional;

/**
 * The significance levels of the tests at this look at the results.
 *
 * @param difference two-sided level of the tests for a difference, and 1 minus the confidence of their intervals; each
 *     of the two one-sided tests for equivalence has half of it
 * @param spending the level that each total error probability leaves for this look; absent for a single look, which has
 *     the total
 */
record Levels(double difference, Optional<SpendingTable> spending) {
    static final double TOTAL = 0.05;
    static final Levels SINGLE = new Levels(TOTAL, Optional.empty());

    static Levels of(InterimLooks looks) {
        return looks.isSpending() ? new Levels(looks.level(TOTAL), Optional.of(SpendingTable.of(looks))) : SINGLE;
    }

    /** Level of each of the two one-sided tests for equivalence. */
    double equivalence() {
        return difference / 2;
    }

    /**
     * The p value over all looks together: the smallest total error probability with which this look's test would find
     * a difference (Liu and Anderson 2008, "On adaptive extensions of group sequential trials for clinical
     * investigations").
     */
    double overall(double p) {
        return spending.map(table -> table.total(p)).orElse(p);
    }

    /** The same for a one-sided p value. */
    double overallOneSided(double p) {
        return spending.map(table -> table.total(Math.min(1, 2 * p)) / 2).orElse(p);
    }
}
