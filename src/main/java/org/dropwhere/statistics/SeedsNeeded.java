package org.dropwhere.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How many seeds would settle an open case with {@link Power#ENOUGH}, one way or the other, if mean, spread and groups
 * of the differences are as they seem.
 *
 * @param comparisons among how many Holm's method has to find a difference
 * @param margin of the metric, if one is declared
 * @param looks so far: as many seeds as may be added are judged at a later one
 */
record SeedsNeeded(int comparisons, OptionalDouble margin, InterimLooks looks) {

    /** Beside those that there are; absent if more than {@link Verdict#MOST_SEEDS} in all, or if all have failed. */
    OptionalInt toAdd(Pairs pairs, Evidence evidence) {
        int n = pairs.n();
        if (pairs.allFailed()) {
            return OptionalInt.empty();
        }
        if (n < Verdict.FEWEST_SEEDS) {
            return OptionalInt.of(Verdict.FEWEST_SEEDS - n);
        }
        double mean = evidence.difference().mean().orElseThrow();
        // What differs by rounding alone is judged by its signs, see PairedTests.forVerdict.
        double sd = evidence.t().isPresent() ? evidence.difference().sd().orElse(0) : 0;
        Optional<BimodalOutcome> groups = BimodalOutcome.of(pairs);
        int most = Math.max(n + 1, Verdict.MOST_SEEDS);
        OptionalInt different = Numerics.smallest(
                n + 1,
                most,
                seeds -> showsDifference(mean, sd, seeds, looks.levelAfter(seeds - n, Levels.TOTAL / comparisons)));
        OptionalInt equivalent = margin.isPresent()
                ? Numerics.smallest(
                        n + 1,
                        most,
                        seeds -> showsEquivalence(
                                mean,
                                sd,
                                groups,
                                margin.getAsDouble(),
                                seeds,
                                looks.levelAfter(seeds - n, 2 * Levels.TOTAL) / 2))
                : OptionalInt.empty();
        return Stream.of(different, equivalent)
                .flatMapToInt(OptionalInt::stream)
                .map(seeds -> seeds - n)
                .min();
    }

    private static boolean showsDifference(double mean, double sd, int seeds, double level) {
        return sd > 0
                ? Power.ofDifference(mean / sd, seeds, level) >= Power.ENOUGH
                : mean != 0 && SignFlip.smallest(seeds) <= level;
    }

    private static boolean showsEquivalence(
            double mean, double sd, Optional<BimodalOutcome> groups, double margin, int seeds, double level) {
        boolean close = sd > 0
                ? Power.ofEquivalence(mean / sd, margin / sd, seeds, level) >= Power.ENOUGH
                : Math.abs(mean) < margin;
        return close
                && SignFlip.smallestUpper(seeds) <= level
                && groups.map(two -> two.p(margin, seeds)).orElse(0.0) <= level;
    }
}
