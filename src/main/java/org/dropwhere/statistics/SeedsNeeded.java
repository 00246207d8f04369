package org.dropwhere.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many seeds would settle an open case, one way or the other: with what probability, on average over the true means
 * that the seeds leave open, given that nothing was known before (assurance; O'Hagan, Stevens and Campbell 2005,
 * "Assurance in clinical trial design"), and at the upper 90 % limit of the spread. With the spread as seen, or
 * averaged over what is left open of it, the number that is told settled 45 to 78 % instead of 80.
 *
 * @param comparisons among how many Holm's method has to find a difference
 * @param margin of the metric, if one is declared
 * @param looks so far: as many seeds as may be added are judged at a later one
 */
record SeedsNeeded(int comparisons, OptionalDouble margin, InterimLooks looks) {
    private static final double EVEN = 0.5;
    /** How much larger an error over seeds and sequences may be than that over seeds alone. Chosen, not measured. */
    private static final double LARGEST_ADDED = 1.1;

    /** How often the true spread is larger than the one that is reckoned with. */
    private static final double UPPER_TAIL = 0.1;
    /** Of the mean, equally probable. Chosen, not measured. */
    private static final int QUANTILES = 100;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Beside those that there are; absent if no number up to {@link Verdict#MOST_SEEDS} in all follows. */
    Optional<MoreSeeds> toAdd(Comparison comparison) {
        Pairs pairs = comparison.pairs();
        int n = pairs.n();
        if (pairs.allFailed()) {
            return Optional.empty();
        }
        if (n < Verdict.FEWEST_SEEDS) {
            return Optional.of(new MoreSeeds(Verdict.FEWEST_SEEDS - n, Verdict.FEWEST_SEEDS - n));
        }
        if (comparison.failures().areMany(n) || comparison.variation().testPerTraining() > 0) {
            // Of seeds that share sequences, more leave most of the error.
            return Optional.empty();
        }
        return comparison
                .evidence()
                .inference()
                .filter(seen -> !isLimitedBySequences(comparison, seen))
                .flatMap(seen -> toAdd(pairs, seen));
    }

    /** Whether more seeds would leave an error that test sequences add which all seeds share. */
    private static boolean isLimitedBySequences(Comparison comparison, MeanDifference seen) {
        return comparison
                .shared()
                .flatMap(SharedTestSequences::estimate)
                .filter(crossed -> crossed.standardError() > LARGEST_ADDED * seen.standardError())
                .isPresent();
    }

    private Optional<MoreSeeds> toAdd(Pairs pairs, MeanDifference seen) {
        int n = pairs.n();
        if (seen.standardError() == 0) {
            return settled(n, seeds -> isShownByEqualDifferences(seen.mean(), seeds, levelAt(seeds, n)))
                    .map(seeds -> new MoreSeeds(seeds - n, seeds - n));
        }
        if (margin.isEmpty() && seen.p() > EVEN) {
            // Only a difference settles it then, and chance gives a larger one than this as often as not.
            return Optional.empty();
        }
        Truth[] truths = truths(pairs, seen);
        Optional<Integer> likely = settled(n, seeds -> chance(truths, seen, seeds, levelAt(seeds, n)) >= Power.ENOUGH);
        return likely.flatMap(enough -> settled(n, seeds -> chance(truths, seen, seeds, levelAt(seeds, n)) >= EVEN)
                .map(even -> new MoreSeeds(Math.min(even, enough) - n, enough - n)));
    }

    private static Optional<Integer> settled(int n, IntPredicate isEnough) {
        OptionalInt seeds = Numerics.smallest(n + 1, Math.max(n + 1, Verdict.MOST_SEEDS), isEnough);
        return seeds.isPresent() ? Optional.of(seeds.getAsInt()) : Optional.empty();
    }

    private double levelAt(int seeds, int n) {
        return looks.levelAfter(seeds - n, Levels.TOTAL / comparisons);
    }

    private boolean isShownByEqualDifferences(double mean, int seeds, double level) {
        boolean differ = PairedTests.rounded(mean) != 0 && Math.pow(2, 1.0 - seeds) <= level;
        return differ
                || (margin.isPresent() && Math.abs(mean) < margin.getAsDouble() && Math.pow(2, -seeds) <= level / 2);
    }

    /** A mean and a spread of the differences that may be the true ones. */
    private record Truth(double mean, double sd) {}

    /** With a flat prior of the mean. */
    private static Truth[] truths(Pairs pairs, MeanDifference seen) {
        // Seeds that fall into groups vary at least as much as half a seed more each way would make them.
        double least = BimodalOutcome.of(pairs).map(BimodalOutcome::leastSd).orElse(0.0);
        double freedom = seen.n() - 1.0;
        double largest = seen.standardError()
                * Math.sqrt(seen.n())
                * Math.sqrt(freedom / ChiSquaredDistribution.of(freedom).inverseCumulativeProbability(UPPER_TAIL));
        double sd = Math.max(least, largest);
        return IntStream.range(0, QUANTILES)
                .mapToDouble(i -> NORMAL.inverseCumulativeProbability(quantile(i)) / Math.sqrt(seen.n()))
                .mapToObj(z -> new Truth(seen.mean() + z * sd, sd))
                .toArray(Truth[]::new);
    }

    private static double quantile(int i) {
        return (i + 0.5) / QUANTILES;
    }

    /** The probability to find a difference or equivalence, of means that are about normal. */
    private double chance(Truth[] truths, MeanDifference seen, int seeds, double level) {
        // The skewness that was seen stays; what the seeds leave open of it shrinks.
        double shrunk = MeanDifference.skewnessError(seeds) - MeanDifference.skewnessError(seen.n());
        double below = MeanDifference.quantile(seeds, level, Math.max(0, seen.longerBelow() + shrunk));
        double above = MeanDifference.quantile(seeds, level, Math.max(0, seen.longerAbove() + shrunk));
        double sum = 0;
        for (Truth truth : truths) {
            double error = truth.sd / Math.sqrt(seeds);
            double between = between(-above * error, below * error, truth.mean, error);
            // Of those without a difference, these are within the margin.
            double equivalent = margin.isPresent()
                    ? between(
                            Math.max(-above * error, below * error - margin.getAsDouble()),
                            Math.min(below * error, margin.getAsDouble() - above * error),
                            truth.mean,
                            error)
                    : 0;
            sum += 1 - between + equivalent;
        }
        return sum / truths.length;
    }

    private static double between(double low, double high, double mean, double error) {
        return high > low ? NORMAL.probability((low - mean) / error, (high - mean) / error) : 0;
    }
}
