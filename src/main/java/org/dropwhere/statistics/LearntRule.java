package org.dropwhere.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.statistics.Learning.Learnt;
import org.dropwhere.statistics.Verdict.Kind;
import org.dropwhere.statistics.Verdict.Reason;

/**
 * Whether anything was learnt that a verdict could be about: whether an arm is better than what knowing only the
 * labels' shares gives ({@link Metric#ofGuessing}), by more than chance. Of a metric of which guessing may give any
 * value the rule says nothing. It is shown in one of two ways, each at 2.5 %:
 *
 * <ul>
 *   <li>The mean over seeds is beyond, by more than seeds vary, as the lower end of its 95 % interval says. Where all
 *       seeds are tested on the same sequences, what these happen to favour is in every seed, so the luck of one test
 *       file, {@link LuckyGuess}, counts too: the two reaches are added as squares, as those of independent errors (Zou
 *       and Donner 2008, "Construction of confidence limits about effect measures").
 *   <li>A single seed is beyond by more than the luck of its test sequences at 2.5 % over the number of seeds
 *       (Bonferroni): where few seeds learn and the others do not, their mean shows nothing, and yet they have learnt.
 * </ul>
 *
 * <p>Where neither arm has learnt, neither equivalence nor a difference is evidence about dropout. Where one has, a
 * difference stands, and being equivalent is no question.
 */
public final class LearntRule {
    /** One-sided, as that of a 95 % interval's end. */
    private static final double LEVEL = 0.025;

    private LearntRule() {}

    /**
     * The comparison with what its arms have learnt, and another verdict where that forbids the one it has.
     *
     * @param judged on the primary metric
     * @param loss the same comparison on the test loss
     * @param labels of the arm's test sequences, if they are known
     * @param ofBaseline of the baseline's, which along an axis of the data may be others
     */
    static Comparison judged(
            Comparison judged, Comparison loss, Optional<TestLabels> labels, Optional<TestLabels> ofBaseline) {
        boolean hasVerdict = !judged.identical() && judged.pairs().n() >= Verdict.FEWEST_SEEDS;
        Optional<Learning> learning = hasVerdict
                ? labels.flatMap(arm -> ofBaseline.flatMap(baseline -> learning(judged, loss, arm, baseline)))
                : Optional.empty();
        return learning.map(known -> withVerdict(judged.with(known), known)).orElse(judged);
    }

    private static Comparison withVerdict(Comparison judged, Learning learning) {
        if (learning.isOfNone()) {
            return judged.with(Verdict.of(Kind.NOTHING_LEARNT));
        }
        return isEquivalent(judged) && learning.isOfOne()
                ? judged.with(Verdict.inconclusive(Reason.ONE_LEARNT, Optional.empty()))
                : judged;
    }

    /** Also of just these test sequences. */
    private static boolean isEquivalent(Comparison judged) {
        Verdict verdict = judged.verdict().orElseThrow();
        boolean isOnThese = verdict.reason().equals(Optional.of(Reason.TEST_SEQUENCES))
                && judged.shared().flatMap(SharedTestSequences::onThese).equals(Optional.of(Kind.EQUIVALENT));
        return verdict.kind() == Kind.EQUIVALENT || isOnThese;
    }

    private static Optional<Learning> learning(
            Comparison judged, Comparison loss, TestLabels labels, TestLabels ofBaseline) {
        SummaryMetric metric = judged.metric();
        if (metric.ofGuessing(labels.shareOfOnes()).isEmpty()
                || metric.ofGuessing(ofBaseline.shareOfOnes()).isEmpty()) {
            return Optional.empty();
        }
        boolean isShared = judged.shared().isPresent();
        List<Pair> pairs = judged.pairs().list();
        Learnt arm =
                learnt(judged.evidence().arm(), pairs.stream().map(Pair::arm).toList(), metric, labels, isShared);
        Learnt baseline = learnt(
                judged.evidence().baseline(),
                pairs.stream().map(Pair::baseline).toList(),
                metric,
                ofBaseline,
                isShared);
        TestLabels told = arm.isShown() ? ofBaseline : labels;
        return Optional.of(new Learning(
                told,
                metric.ofGuessing(told.shareOfOnes()).orElseThrow(),
                arm,
                baseline,
                isBetter(loss.evidence().arm(), loss.metric(), labels, isShared)
                        || isBetter(loss.evidence().baseline(), loss.metric(), ofBaseline, isShared)));
    }

    private static Learnt learnt(
            Estimate estimate, List<Double> values, SummaryMetric metric, TestLabels labels, boolean isShared) {
        double guessed = metric.ofGuessing(labels.shareOfOnes()).orElseThrow();
        double luck = luck(metric, labels, LEVEL / values.size());
        int seeds = (int) values.stream()
                .filter(value -> gain(metric, value, guessed) > luck)
                .count();
        return new Learnt(seeds > 0 || isBetter(estimate, metric, labels, isShared), seeds);
    }

    /**
     * Whether the mean of an arm is shown to be better than guessing; true where the metric says nothing of that.
     *
     * @param estimate of the arm
     * @param labels of its test sequences
     * @param isShared whether all seeds were tested on the same sequences
     */
    public static boolean isBetter(Estimate estimate, SummaryMetric metric, TestLabels labels, boolean isShared) {
        OptionalDouble guessed = metric.ofGuessing(labels.shareOfOnes());
        if (guessed.isEmpty()) {
            return true;
        }
        double luck = isShared ? luck(metric, labels, LEVEL) : 0;
        return estimate.ci95()
                .filter(interval -> {
                    double mean = estimate.mean().orElseThrow();
                    double end = metric.higherIsBetter() ? interval.low() : interval.high();
                    return gain(metric, mean, guessed.getAsDouble()) > Math.hypot(gain(metric, mean, end), luck);
                })
                .isPresent();
    }

    /** Where the labels do not tell how lucky a guess may be, none is lucky enough not to be one. */
    private static double luck(SummaryMetric metric, TestLabels labels, double level) {
        return metric.quantity()
                .metric()
                .map(each -> LuckyGuess.gain(each, labels, level))
                .orElseGet(OptionalDouble::empty)
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double gain(SummaryMetric metric, double value, double guessed) {
        return metric.higherIsBetter() ? value - guessed : guessed - value;
    }
}
