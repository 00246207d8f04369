package org.dropwhere.statistics;

import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How strict the tests are at this look at the results.
 *
 * @param difference two-sided level of tests for a difference, and how often their intervals miss
 * @param equivalence level of each of the two one-sided tests
 * @param spending what each total of errors, from small to large, leaves for this look; absent for a single look, which
 *     has it all
 */
record Levels(double difference, double equivalence, Optional<Totals> spending) {
    static final double TOTAL = 0.05;
    static final Levels SINGLE = new Levels(TOTAL, TOTAL, Optional.empty());

    /** A table of totals and the levels that they come to. */
    record Totals(double[] totals, double[] levels) {
        private static final int POINTS = 49;
        private static final double SMALLEST = 1e-6;
        private static final double LARGEST = 0.999;

        static Totals of(Looks looks) {
            double[] totals = IntStream.range(0, POINTS)
                    .mapToDouble(i -> SMALLEST * Math.pow(LARGEST / SMALLEST, i / (POINTS - 1.0)))
                    .toArray();
            return new Totals(totals, DoubleStream.of(totals).map(looks::level).toArray());
        }

        double total(double p) {
            int above = 0;
            while (above < POINTS && levels[above] < p) {
                above++;
            }
            if (above == 0 || above == POINTS) {
                return above == 0 ? SMALLEST : 1;
            }
            if (levels[above - 1] == 0) {
                // So much of the errors leaves nothing for this look.
                return totals[above];
            }
            double share = Math.log(p / levels[above - 1]) / Math.log(levels[above] / levels[above - 1]);
            return totals[above - 1] * Math.pow(totals[above] / totals[above - 1], share);
        }
    }

    static Levels of(Looks looks) {
        return looks.isSpending()
                ? new Levels(looks.level(TOTAL), looks.level(2 * TOTAL) / 2, Optional.of(Totals.of(looks)))
                : SINGLE;
    }

    /**
     * The p value that says the same of all looks together: the smallest total of errors with which this look's test
     * would find a difference (Liu and Anderson 2008, "On adaptive extensions of group sequential trials for clinical
     * investigations").
     */
    double overall(double p) {
        return spending.map(totals -> totals.total(p)).orElse(p);
    }
}
