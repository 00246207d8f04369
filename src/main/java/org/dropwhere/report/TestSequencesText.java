package org.dropwhere.report;

import java.util.Optional;
import java.util.function.DoubleFunction;
import org.dropwhere.statistics.ComparedNames;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.CrossedEstimate;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.SharedTestSequences;
import org.dropwhere.statistics.Verdict;
import org.dropwhere.statistics.Verdict.Kind;
import org.dropwhere.statistics.Verdict.Reason;

/**
 * Which question a verdict answers where all seeds were tested on the same sequences: that about just these, or that
 * about sequences like them.
 *
 * @param comparison with a verdict
 * @param nominal stands before the percentage of an interval; empty, or ended by a blank
 * @param number writes a difference
 */
record TestSequencesText(Comparison comparison, String nominal, DoubleFunction<String> number) {

    /** What follows the verdict's sentences, with a blank before it; empty where there is nothing to add. */
    String and() {
        Optional<SharedTestSequences> shared = comparison.shared();
        if (shared.isEmpty() || !isAboutTheDifference() || isOverruled()) {
            return "";
        }
        Optional<CrossedEstimate> estimate = shared.get().estimate();
        if (estimate.isEmpty()) {
            return " That is about these test sequences only, which all seeds share, and not about others like them: "
                    + whyNotAboutOthers();
        }
        return " For test sequences like these " + estimate.get().sequences() + ", which all seeds share, the "
                + interval() + ".";
    }

    /**
     * The sentence on what holds of just these sequences, where the seeds have told it and the sequences are too few to
     * tell it of others.
     *
     * @param open what is said otherwise of a comparison without a result
     */
    String insteadOf(String open) {
        if (!isOverruled()) {
            return open;
        }
        SharedTestSequences shared = comparison.shared().orElseThrow();
        Kind onThese = shared.onThese().orElseThrow();
        String these = "On these " + shared.estimate().orElseThrow().sequences() + " test sequences ";
        boolean isDifferent = onThese == Kind.DIFFERENT || onThese == Kind.DIFFERENT_WITHIN_MARGIN;
        return these + (isDifferent ? better() : both() + " are equivalent" + at())
                + ": the difference in " + comparison.metric().words() + " is " + number.apply(mean())
                + ". Whether " + (isDifferent ? "it is" : "they are")
                + " on sequences like them, so few sequences do not"
                + " tell (" + interval() + "). A larger test file would, and more seeds would hardly help.";
    }

    private String whyNotAboutOthers() {
        if (!comparison.metric().isTestAccuracy()) {
            return "only a test accuracy is traced to the single sequences.";
        }
        return comparison.along().stream().anyMatch(axis -> axis.startsWith("data."))
                ? "the two have other data, so that the single sequences are not matched."
                : "not every trial has kept which of them it answered rightly.";
    }

    private boolean isOverruled() {
        return comparison.verdict().flatMap(Verdict::reason).equals(Optional.of(Reason.TEST_SEQUENCES));
    }

    private boolean isAboutTheDifference() {
        return kind() != Kind.IDENTICAL
                && kind() != Kind.NOTHING_LEARNT
                && comparison.pairs().n() >= Verdict.FEWEST_SEEDS;
    }

    private Kind kind() {
        return comparison.verdict().orElseThrow().kind();
    }

    private String interval() {
        return comparison
                .shared()
                .flatMap(SharedTestSequences::ci95)
                .map(each -> nominal + "95 % interval of the difference is " + text(each))
                .orElse("interval of the difference is too wide to be of use");
    }

    private String text(Interval interval) {
        return number.apply(interval.low()) + " to " + number.apply(interval.high());
    }

    private String better() {
        boolean isBetter = mean() > 0 == comparison.metric().higherIsBetter();
        return names().arm() + " is " + (isBetter ? "better" : "worse") + " than " + names().baseline() + names().at();
    }

    private String both() {
        return names().arm() + " and " + names().baseline();
    }

    private String at() {
        return names().at();
    }

    private ComparedNames names() {
        return comparison.names();
    }

    private double mean() {
        return comparison.evidence().difference().mean().orElse(0);
    }
}
