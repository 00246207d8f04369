package org.dropwhere.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dropwhere.plan.Arm;

/**
 * An arm against its baseline on one metric.
 *
 * @param arm a variant at a point of the sweep
 * @param baseline another variant at the same point, or the same one at a point that differs in one axis
 * @param metric what is compared
 * @param identical whether both are the same model and share their trials
 * @param pairs the values, seed by seed
 * @param evidence estimates and tests of the pairs
 * @param failures seeds that are lost because trials failed
 * @param equivalence the test against the margin; absent if none is declared or there are fewer than 2 pairs
 * @param shared what is known of the test sequences; absent unless all seeds were tested on the same ones
 * @param variation what differs from seed to seed
 * @param learning whether the arms have learnt anything; on the primary metric only, where a verdict could be, and
 *     absent where nothing is known of the labels or guessing may give any value of the metric
 * @param adjusted p value of a difference by Holm's method, over all comparisons of the primary metric; absent for
 *     other metrics, and where there is nothing to test
 * @param verdict on the primary metric only
 */
public record Comparison(
        Arm arm,
        Arm baseline,
        SummaryMetric metric,
        boolean identical,
        Pairs pairs,
        Evidence evidence,
        Failures failures,
        Optional<Equivalence> equivalence,
        Optional<SharedTestSequences> shared,
        SeedVariation variation,
        Optional<Learning> learning,
        OptionalDouble adjusted,
        Optional<Verdict> verdict) {

    /** For people: {@code extra-dropout - lstm-only}, with the point if there is a sweep. */
    public String name() {
        return names().difference();
    }

    /** What both are called. */
    public ComparedNames names() {
        return ComparedNames.of(arm, baseline);
    }

    /** The paths of the axis along which two values are compared; empty where two variants are. */
    public List<String> along() {
        return arm.point().differences(baseline.point());
    }

    Comparison with(Verdict newVerdict) {
        return with(equivalence, shared, learning, adjusted, Optional.of(newVerdict));
    }

    Comparison with(Learning known) {
        return with(equivalence, shared, Optional.of(known), adjusted, verdict);
    }

    /** The same with the claim that the seeds alone come to, which is about just these test sequences. */
    Comparison withOnThese(Verdict.Kind kind) {
        return with(equivalence, shared.map(sequences -> sequences.with(kind)), learning, adjusted, verdict);
    }

    Comparison withAdjusted(OptionalDouble newAdjusted, double equivalenceAdjusted) {
        return with(
                equivalence.map(test -> test.withAdjusted(equivalenceAdjusted)),
                shared,
                learning,
                newAdjusted,
                verdict);
    }

    private Comparison with(
            Optional<Equivalence> newEquivalence,
            Optional<SharedTestSequences> newShared,
            Optional<Learning> newLearning,
            OptionalDouble newAdjusted,
            Optional<Verdict> newVerdict) {
        return new Comparison(
                arm,
                baseline,
                metric,
                identical,
                pairs,
                evidence,
                failures,
                newEquivalence,
                newShared,
                variation,
                newLearning,
                newAdjusted,
                newVerdict);
    }
}
