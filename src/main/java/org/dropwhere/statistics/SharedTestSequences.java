package org.dropwhere.statistics;

import java.util.Optional;
import org.dropwhere.statistics.Verdict.Kind;

/**
 * What is known of a comparison whose seeds were all tested on the same sequences, those of a file. An interval over
 * seeds is then about just these sequences.
 *
 * @param estimate of the difference over seeds and sequences, which is about sequences like these; absent if the metric
 *     is no test accuracy, or the answers of a trial were not kept
 * @param ci95 the interval over seeds and sequences, of 95 % unless this is one of several looks; absent if it would be
 *     too wide
 * @param onThese the verdict about just these sequences, from the seeds alone; absent where there is no verdict
 */
public record SharedTestSequences(Optional<CrossedEstimate> estimate, Optional<Interval> ci95, Optional<Kind> onThese) {

    /**
     * Before there is a verdict.
     *
     * @param overSeeds what the seeds alone say; the interval is never narrower than theirs
     */
    static SharedTestSequences of(
            Optional<CrossedEstimate> estimate, Optional<MeanDifference> overSeeds, Levels levels) {
        Optional<Interval> seeds = overSeeds.flatMap(mean -> mean.interval(levels.difference()));
        return new SharedTestSequences(
                estimate,
                estimate.flatMap(crossed -> crossed.interval(levels.difference()))
                        .flatMap(both -> seeds.map(both::with))
                        .map(interval -> interval.within(SummaryMetric.TEST_ACCURACY_AT_BEST.possibleDifference())),
                Optional.empty());
    }

    SharedTestSequences with(Kind kind) {
        return new SharedTestSequences(estimate, ci95, Optional.of(kind));
    }
}
