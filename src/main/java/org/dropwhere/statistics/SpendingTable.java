package org.dropwhere.statistics;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The level that a total error probability leaves for a look, as a table, in order to find the total that belongs to a
 * p value.
 *
 * @param totals ascending, evenly spaced by their logarithms
 * @param levels of this look, one for each total; ascending, too
 */
record SpendingTable(double[] totals, double[] levels) {
    /** Chosen, not measured: interpolation between two of them is exact to about two digits. */
    private static final int POINTS = 49;

    private static final double SMALLEST = 1e-6;
    private static final double LARGEST = 0.999;

    static SpendingTable of(InterimLooks looks) {
        double[] totals = IntStream.range(0, POINTS)
                .mapToDouble(i -> SMALLEST * Math.pow(LARGEST / SMALLEST, i / (POINTS - 1.0)))
                .toArray();
        return new SpendingTable(
                totals, DoubleStream.of(totals).map(looks::level).toArray());
    }

    /**
     * The total that leaves a level for this look, interpolated between the logarithms of the points.
     *
     * @param level a p value
     * @return from 1e-6 to 1; the least total that leaves this look anything at all, if the level is below that
     */
    double total(double level) {
        int above = 0;
        while (above < POINTS && (levels[above] == 0 || levels[above] < level)) {
            above++;
        }
        if (above == 0 || above == POINTS) {
            return above == 0 ? SMALLEST : 1;
        }
        if (levels[above - 1] == 0) {
            // The smaller total leaves nothing for this look, so there is no logarithm to interpolate from.
            return totals[above];
        }
        double share = Math.log(level / levels[above - 1]) / Math.log(levels[above] / levels[above - 1]);
        return totals[above - 1] * Math.pow(totals[above] / totals[above - 1], share);
    }
}
