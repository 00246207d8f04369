package org.dropwhere.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import org.dropwhere.statistics.Verdict.Kind;

/**
 * What is known of a comparison whose seeds were all tested on the same sequences, those of a file. An interval over
 * seeds is then about just these sequences.
 *
 * @param estimate of the difference over seeds and sequences, which is about sequences like these; absent if the metric
 *     is no test accuracy, or the answers of a trial were not kept
 * @param ci95 the estimate's interval, of 95 % unless this is one of several looks; absent if it would be too wide
 * @param ci90 likewise, of 90 %: with the margin around it, {@link CrossedEstimate#pWithin} is below 5 %
 * @param onThese the verdict about just these sequences, from the seeds alone; absent where there is no verdict
 */
public record SharedTestSequences(
        Optional<CrossedEstimate> estimate, Optional<Interval> ci95, Optional<Interval> ci90, Optional<Kind> onThese) {

    static SharedTestSequences of(Optional<CrossedEstimate> estimate, Levels levels) {
        return new SharedTestSequences(
                estimate,
                estimate.flatMap(crossed -> crossed.interval(levels.difference())),
                estimate.flatMap(crossed -> crossed.interval(2 * levels.equivalence())),
                Optional.empty());
    }

    SharedTestSequences with(Kind kind) {
        return new SharedTestSequences(estimate, ci95, ci90, Optional.of(kind));
    }

    /**
     * The p value of a difference on sequences like these: the larger one of that over seeds and that over both.
     *
     * @param overSeeds absent where there is nothing to test
     */
    static OptionalDouble p(OptionalDouble overSeeds, Optional<SharedTestSequences> shared) {
        Optional<CrossedEstimate> estimate = shared.flatMap(SharedTestSequences::estimate);
        return overSeeds.isPresent() && estimate.isPresent()
                ? OptionalDouble.of(
                        Math.max(overSeeds.getAsDouble(), estimate.get().p()))
                : overSeeds;
    }

    /**
     * What may be claimed of sequences like these: what the seeds claim of just these, as far as the crossed tests find
     * it too.
     *
     * @param adjusted the p value of {@link #p}, corrected for looks and comparisons
     * @param margin of the metric, if one is declared
     */
    static Kind kind(
            Kind onThese,
            Optional<SharedTestSequences> shared,
            OptionalDouble adjusted,
            OptionalDouble margin,
            Levels levels) {
        Optional<CrossedEstimate> estimate = shared.flatMap(SharedTestSequences::estimate);
        if (estimate.isEmpty()) {
            return onThese;
        }
        boolean different = (onThese == Kind.DIFFERENT || onThese == Kind.DIFFERENT_WITHIN_MARGIN)
                && adjusted.orElse(1) <= Levels.TOTAL;
        boolean equivalent = (onThese == Kind.EQUIVALENT || onThese == Kind.DIFFERENT_WITHIN_MARGIN)
                && margin.isPresent()
                && estimate.get().pWithin(margin.getAsDouble()) <= levels.equivalence();
        if (different) {
            return equivalent ? Kind.DIFFERENT_WITHIN_MARGIN : Kind.DIFFERENT;
        }
        return equivalent ? Kind.EQUIVALENT : Kind.INCONCLUSIVE;
    }
}
