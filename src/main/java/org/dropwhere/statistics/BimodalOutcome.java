package org.dropwhere.statistics;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Seeds whose values fall into two groups, as where a task is solved or not. There, means differ because one arm falls
 * into the upper group more often than the other, and few seeds show that rarely: all differences can be near 0 by
 * chance, and any test that looks only at their spread would be too sure.
 *
 * @param jump from the mean of the lower group to that of the upper
 * @param up seeds in which only the arm is in the upper group
 * @param down seeds in which only the baseline is
 * @param n all seeds
 */
record BimodalOutcome(double jump, int up, int down, int n) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Two groups are recognised by a gap of more than this share of the range of all values. */
    private static final double GAP = 0.5;

    /** The standard deviation of the differences if half a seed more fell each way (Jeffreys' prior). */
    double leastSd() {
        double net = (double) (up - down) / (n + 1);
        return jump * Math.sqrt((up + down + 1.0) / (n + 1) - net * net);
    }

    /** The groups, if there are two. */
    static Optional<BimodalOutcome> of(Pairs pairs) {
        double[] values = pairs.list().stream()
                .flatMapToDouble(pair -> DoubleStream.of(pair.arm(), pair.baseline()))
                .sorted()
                .toArray();
        int widest = 0;
        for (int i = 1; i < values.length; i++) {
            if (widest == 0 || values[i] - values[i - 1] > values[widest] - values[widest - 1]) {
                widest = i;
            }
        }
        if (widest == 0 || values[widest] - values[widest - 1] <= GAP * (values[values.length - 1] - values[0])) {
            return Optional.empty();
        }
        double upper = values[widest];
        double between = DoubleStream.of(values).skip(widest).average().orElseThrow()
                - DoubleStream.of(values).limit(widest).average().orElseThrow();
        // Sums may be too large for a number.
        double jump = Double.isFinite(between) ? between : upper - values[widest - 1];
        int up = (int) pairs.list().stream()
                .filter(pair -> pair.arm() >= upper && pair.baseline() < upper)
                .count();
        int down = (int) pairs.list().stream()
                .filter(pair -> pair.arm() < upper && pair.baseline() >= upper)
                .count();
        return Optional.of(new BimodalOutcome(jump, up, down, pairs.n()));
    }

    /**
     * The p value of the claim that the means of the arms differ by less than a margin because of the groups: that the
     * net share of seeds in which only one arm is in the upper group, up minus down, is nearer to 0 than margin / jump.
     * The larger one of two score tests (Tango 1998, "Equivalence test and confidence interval for the difference in
     * proportions for the paired-sample design", equations 5 to 8). Seeds in which neither arm falls say something,
     * too: without any such seed it takes some 4 jump / margin of them. Seeds that share sequences count as fewer.
     *
     * @param variation what differs from seed to seed
     */
    double p(double margin, SeedVariation variation) {
        if (margin >= jump) {
            return 0;
        }
        double share = margin / jump;
        double apart = variation.apart(n);
        double each = apart / n;
        return Math.max(above(each * up, each * down, apart, share), above(each * down, each * up, apart, share));
    }

    /** The p value of the claim that the share of the first kind of seeds minus that of the other is above -share. */
    private static double above(double more, double fewer, double n, double share) {
        double b = (2.0 * n - more + fewer) * -share - more - fewer;
        double c = fewer * share * (1 + share);
        double root = Math.sqrt(Math.max(0, b * b - 8.0 * n * c));
        double shareOfFewer = (root - b) / (4.0 * n);
        double variance = n * (2 * shareOfFewer - share * (1 + share));
        return variance > 0 ? NORMAL.survivalProbability((more - fewer + n * share) / Math.sqrt(variance)) : 1;
    }
}
