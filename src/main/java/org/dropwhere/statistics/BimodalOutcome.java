package org.dropwhere.statistics;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

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
    /** Two groups are recognised by a gap of more than this share of the range of all values. */
    private static final double GAP = 0.5;

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
     * The p value of the claim that neither arm jumps above the other so often that their means differ by a margin: an
     * exact binomial test of the share margin / jump, each way, the larger of both.
     */
    double p(double margin) {
        return p(margin, n);
    }

    /** Likewise, if many seeds had fallen as these did. */
    double p(double margin, int seeds) {
        if (margin >= jump) {
            return 0;
        }
        int most = (int) Math.round((double) Math.max(up, down) * seeds / n);
        return BinomialDistribution.of(seeds, margin / jump).cumulativeProbability(most);
    }
}
