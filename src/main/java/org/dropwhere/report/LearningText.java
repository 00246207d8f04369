package org.dropwhere.report;

import java.util.Optional;
import java.util.function.DoubleFunction;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.PrimaryMetric.Moment;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.Learning;
import org.dropwhere.statistics.Learning.Learnt;
import org.dropwhere.statistics.SummaryMetric;
import org.dropwhere.text.Phrases;

/**
 * Whether the two that are compared have learnt anything.
 *
 * @param comparison with a verdict
 * @param number writes a value of the metric
 */
record LearningText(Comparison comparison, DoubleFunction<String> number) {

    /** In place of a verdict, where neither is better than knowing only how frequent the labels are. */
    String ofNone() {
        Estimate arm = comparison.evidence().arm();
        Estimate baseline = comparison.evidence().baseline();
        SummaryMetric metric = comparison.metric();
        return (isInLoss() ? "By " + metric.words() + " nothing" : "Nothing") + " is shown to have been learnt, so "
                + comparison.names().arm() + " and " + comparison.names().baseline()
                + comparison.names().at()
                + " cannot be compared: " + guessing() + ", and neither is shown to be " + side() + " that" + luck()
                + " ("
                + metric.words() + " " + mean(arm) + " and " + mean(baseline) + ", 95 % intervals " + interval(arm)
                + " and " + interval(baseline) + "; "
                + Phrases.count(comparison.pairs().n(), "seed") + "). " + advice();
    }

    private boolean isInLoss() {
        return comparison.learning().filter(Learning::isInLoss).isPresent();
    }

    private String advice() {
        return isInLoss()
                ? "Their test loss shows that something was learnt: a primary metric that sees it, such as "
                        + key(Metric.LOSS) + " or " + key(Metric.AUC) + ", can compare them."
                : "Train longer, or with other settings or data.";
    }

    private static String key(Metric metric) {
        return new PrimaryMetric(metric, false, Moment.BEST).key();
    }

    /** After a verdict, with a blank before it: if only one has learnt, or only in a part of its seeds. */
    String and() {
        Optional<Learning> known = comparison.learning();
        if (known.isEmpty() || known.get().isOfNone()) {
            return "";
        }
        Learning learning = known.get();
        return only(learning) + seeds(learning);
    }

    private String only(Learning learning) {
        if (!learning.isOfOne()) {
            return "";
        }
        boolean isArm = !learning.arm().isShown();
        String name = isArm ? comparison.names().arm() : comparison.names().baseline();
        Estimate estimate =
                isArm ? comparison.evidence().arm() : comparison.evidence().baseline();
        return " Nothing is shown to have been learnt with " + name + ": " + guessing() + ", and its "
                + comparison.metric().words() + " (" + mean(estimate) + ", 95 % interval " + interval(estimate)
                + ") is not shown to be " + side() + " that"
                + luck() + ".";
    }

    /** Where some seeds learnt and others did not, a mean is that of two kinds of runs. */
    private String seeds(Learning learning) {
        int n = comparison.pairs().n();
        if (!isInPart(learning.arm(), n) && !isInPart(learning.baseline(), n)) {
            return "";
        }
        return " Not every seed learnt: shown to be better than guessing, each by itself, are "
                + learning.arm().seeds() + " of " + n + " with "
                + comparison.names().arm() + " and " + learning.baseline().seeds() + " of " + n + " with "
                + comparison.names().baseline() + ".";
    }

    private static boolean isInPart(Learnt learnt, int n) {
        return 0 < learnt.seeds() && learnt.seeds() < n;
    }

    private String guessing() {
        Learning learning = comparison.learning().orElseThrow();
        return comparison.metric().isTestAccuracy()
                ? "always giving the more frequent label is right for "
                        + number.apply(learning.labels().majorityShare()) + " of the test sequences"
                : "knowing only how frequent the labels are gives a "
                        + comparison.metric().words() + " of " + number.apply(learning.guessed());
    }

    /** Where intervals over seeds do not tell all. */
    private String luck() {
        return comparison.shared().isPresent()
                ? " by more than the luck of the seeds and of "
                        + comparison.learning().orElseThrow().labels().sequences() + " test sequences"
                : "";
    }

    private String side() {
        return comparison.metric().higherIsBetter() ? "above" : "below";
    }

    private String mean(Estimate estimate) {
        return number.apply(estimate.mean().orElse(0));
    }

    private String interval(Estimate estimate) {
        return estimate.ci95().map(this::text).orElse("unknown");
    }

    private String text(Interval interval) {
        return number.apply(interval.low()) + " to " + number.apply(interval.high());
    }
}
