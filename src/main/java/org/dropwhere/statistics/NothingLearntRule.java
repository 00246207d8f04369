package org.dropwhere.statistics;

import java.util.OptionalDouble;

/**
 * Whether anything was learnt that a verdict could be about. An arm has learnt something that shows if the 95 %
 * interval of its mean lies beyond what no learning gives ({@link org.dropwhere.spec.metric.Metric#ofGuessing}): test
 * accuracy above the share of the more frequent test label, or test loss below the entropy of the test labels' shares.
 * Of a metric of which no learning can give any value the rule says nothing. Where neither arm has, neither equivalence
 * nor a difference is evidence about dropout. Where one has, the other has not, and the verdict stands.
 */
public final class NothingLearntRule {
    private NothingLearntRule() {}

    /**
     * The comparison, with another verdict if neither arm is shown to have learnt anything.
     *
     * @param judged on the primary metric
     * @param majorityShare of the test labels, if it is known
     */
    static Comparison judged(Comparison judged, OptionalDouble majorityShare) {
        boolean hasVerdict = !judged.identical() && judged.pairs().n() >= Verdict.FEWEST_SEEDS;
        if (!hasVerdict || majorityShare.isEmpty()) {
            return judged;
        }
        double share = majorityShare.getAsDouble();
        Evidence evidence = judged.evidence();
        if (isBetter(evidence.arm(), judged.metric(), share) || isBetter(evidence.baseline(), judged.metric(), share)) {
            return judged;
        }
        return judged.with(Verdict.nothingLearnt(share));
    }

    /** Whether an arm is better, beyond the noise of its seeds, than what always gives the more frequent label. */
    static boolean isBetter(Estimate arm, SummaryMetric metric, double majorityShare) {
        OptionalDouble guessed = metric.ofGuessing(majorityShare);
        return guessed.isEmpty()
                || arm.ci95()
                        .filter(interval -> metric.higherIsBetter()
                                ? interval.low() > guessed.getAsDouble()
                                : interval.high() < guessed.getAsDouble())
                        .isPresent();
    }
}
