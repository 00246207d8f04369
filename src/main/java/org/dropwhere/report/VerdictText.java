package org.dropwhere.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.Equivalence;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.InterimLooks;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.NothingLearntRule;
import org.dropwhere.statistics.Verdict;
import org.dropwhere.text.Phrases;

/** Verdicts in sentences that a practitioner can repeat. */
public final class VerdictText {
    private static final int DECIMALS = 3;

    private final Comparison comparison;
    private final OptionalDouble margin;
    private final InterimLooks looks;

    private VerdictText(Comparison comparison, OptionalDouble margin, InterimLooks looks) {
        this.comparison = comparison;
        this.margin = margin;
        this.looks = looks;
    }

    /** The sentences of all verdicts, one text for each, in the order of the comparisons. */
    public static List<String> all(Comparisons comparisons) {
        return comparisons.ofPrimary().stream()
                .filter(comparison -> comparison.verdict().isPresent())
                .map(comparison -> of(comparison, comparisons.margin(), comparisons.looks()))
                .toList();
    }

    /**
     * One or more sentences.
     *
     * @param comparison with a verdict
     * @param margin of the metric, if one is declared
     * @param looks if they are broken, 95 % intervals are called nominal
     * @throws java.util.NoSuchElementException if the comparison has no verdict
     */
    public static String of(Comparison comparison, OptionalDouble margin, InterimLooks looks) {
        VerdictText text = new VerdictText(comparison, margin, looks);
        return text.of(comparison.verdict().orElseThrow()) + text.sequences().and();
    }

    private String of(Verdict verdict) {
        return switch (verdict.kind()) {
            case IDENTICAL ->
                both() + " are identical: they are the same model and share their trials, so that every difference is"
                        + " exactly 0.";
            case DIFFERENT -> better() + ": " + by() + beyondMargin() + lost();
            case DIFFERENT_WITHIN_MARGIN ->
                better() + ", but by less than the margin of " + marginText() + ": " + by() + lost();
            case EQUIVALENT ->
                both() + " are equivalent: their " + metric() + " differs by less than " + marginText()
                        + " (difference " + difference() + ", "
                        + interval("90", comparison.equivalence().flatMap(Equivalence::ci90)) + "; " + seeds(n()) + ")."
                        + lost();
            case INCONCLUSIVE -> sequences().insteadOf(open() + advice(verdict.seedsToAdd())) + lost();
            case NOTHING_LEARNT -> nothingLearnt(verdict.majorityShare().orElseThrow()) + lost();
        };
    }

    private TestSequencesText sequences() {
        return new TestSequencesText(comparison, nominal(), this::number);
    }

    /**
     * Where neither is better than knowing only how frequent the labels are.
     *
     * @param majorityShare the share of the more frequent test label
     */
    private String nothingLearnt(double majorityShare) {
        Estimate arm = comparison.evidence().arm();
        Estimate baseline = comparison.evidence().baseline();
        boolean isAccuracy = comparison.metric().higherIsBetter();
        String reached = isAccuracy
                ? "always giving the more frequent label is right for " + number(majorityShare)
                        + " of the test sequences"
                : "knowing only how frequent the labels are gives a test loss of "
                        + number(NothingLearntRule.entropy(majorityShare));
        return "Nothing is shown to have been learnt, so " + both() + " cannot be compared: " + reached
                + ", and neither is shown to be "
                + (isAccuracy ? "above" : "below") + " that (" + metric() + " " + mean(arm) + " and " + mean(baseline)
                + ", 95 % intervals " + interval(arm) + " and " + interval(baseline) + "; " + seeds(n())
                + "). Train longer, or with other settings or data.";
    }

    private String mean(Estimate estimate) {
        return number(estimate.mean().orElse(0));
    }

    private String interval(Estimate estimate) {
        return estimate.ci95().map(this::text).orElse("unknown");
    }

    private String better() {
        boolean isBetter = mean() > 0 == comparison.metric().higherIsBetter();
        return arm() + " is " + (isBetter ? "better" : "worse") + " than "
                + comparison.baseline().variant() + at();
    }

    private String by() {
        return "its " + metric() + " is " + (mean() > 0 ? "higher" : "lower") + " by " + number(Math.abs(mean()))
                + " ("
                + interval(
                        "95",
                        mean() > 0 ? ci95() : ci95().map(interval -> new Interval(-interval.high(), -interval.low())))
                + "; " + seeds(n()) + ").";
    }

    private String beyondMargin() {
        if (margin.isEmpty()) {
            return "";
        }
        boolean isBeyond = ci95().map(interval -> mean() > 0 ? interval.low() : -interval.high())
                .map(least -> least > margin.getAsDouble())
                .orElse(false);
        return isBeyond
                ? " That is more than the margin of " + marginText() + "."
                : " Whether that is more than the margin of " + marginText() + " is open.";
    }

    private String open() {
        if (comparison.pairs().allFailed()) {
            return "Nothing can be said of " + both()
                    + ": a trial of every seed failed, and more seeds would hardly help."
                    + " The reasons are in trials/ID/trial.json.";
        }
        if (n() == 0) {
            return "Nothing can be said of " + both() + " yet: no seed has finished in both.";
        }
        if (n() < Verdict.FEWEST_SEEDS) {
            return seeds(n()) + (n() == 1 ? " is" : " are") + " too few for a verdict on " + both() + ", which takes "
                    + Verdict.FEWEST_SEEDS + " or more: the difference in " + metric() + " is " + difference()
                    + " so far.";
        }
        return seeds(n()) + " do not tell whether " + both() + " differ: the difference in " + metric() + " is "
                + difference() + " (" + interval("95", ci95()) + ")"
                + (margin.isPresent()
                        ? ", the margin " + marginText() + "."
                        : ". Without a margin (equivalence) they cannot be called equivalent.");
    }

    /** Never to add seeds that the next report would hold against the results. */
    private String advice(OptionalInt seedsToAdd) {
        if (n() < Verdict.FEWEST_SEEDS) {
            // Those that have not ended may be enough.
            boolean may = comparison.pairs().unfinished().isEmpty() && seedsToAdd.isPresent();
            return may && looks.allows(seedsToAdd.getAsInt()) ? " Add " + seedsToAdd.getAsInt() + "." : "";
        }
        if (comparison.pairs().allEqual() && margin.isEmpty()) {
            return " Every seed came to the same in both, and no number of such seeds would show a difference.";
        }
        if (seedsToAdd.isEmpty()) {
            return " Not even " + Verdict.MOST_SEEDS + " seeds would probably settle it.";
        }
        int more = seedsToAdd.getAsInt();
        return looks.allows(more)
                ? " About " + more + " more " + (more == 1 ? "seed" : "seeds") + " would probably settle it."
                : " About " + seeds(n() + more) + " would probably settle it" + beyondMost(n() + more)
                        + ": other ones, in a new experiment.";
    }

    private String beyondMost(int seeds) {
        return looks.isSpending() && seeds > looks.most().orElse(seeds)
                ? ", more than the declared maximum of " + looks.most().getAsInt()
                : "";
    }

    /** Failed trials are not missing by chance: what made them fail may be what is compared. */
    private String lost() {
        List<Long> failed = comparison.pairs().failed();
        List<Long> unfinished = comparison.pairs().unfinished();
        return (failed.isEmpty() || comparison.pairs().allFailed()
                        ? ""
                        : " Left out: " + SeedText.of(failed)
                                + ", of which a trial failed; the verdict is about the others only.")
                + (unfinished.isEmpty() ? "" : " Not final: " + seeds(unfinished.size()) + " not yet finished.");
    }

    private String nominal() {
        return looks.isBroken() ? "nominal " : "";
    }

    private String arm() {
        return comparison.arm().variant();
    }

    private String both() {
        return arm() + " and " + comparison.baseline().variant() + at();
    }

    private String at() {
        String point = comparison.arm().point().text();
        return point.isEmpty() ? "" : " (at " + point + ")";
    }

    private String metric() {
        return comparison.metric().words();
    }

    private int n() {
        return comparison.pairs().n();
    }

    private double mean() {
        return comparison.evidence().difference().mean().orElse(0);
    }

    private Optional<Interval> ci95() {
        return comparison.evidence().difference().ci95();
    }

    private String interval(String percent, Optional<Interval> interval) {
        return interval.map(each -> nominal() + percent + " % interval " + text(each))
                .orElse("no interval, as so few seeds at so strict a level cannot give a useful one");
    }

    private String difference() {
        return number(mean());
    }

    private String marginText() {
        return margin.isPresent()
                ? BigDecimal.valueOf(margin.getAsDouble()).stripTrailingZeros().toPlainString()
                : "";
    }

    private String text(Interval interval) {
        return number(interval.low()) + " to " + number(interval.high());
    }

    /** With enough decimals to be held against the margin, and no minus before a zero. */
    private String number(double value) {
        int decimals = margin.isPresent()
                ? Math.max(
                        DECIMALS,
                        BigDecimal.valueOf(margin.getAsDouble())
                                        .stripTrailingZeros()
                                        .scale()
                                + 1)
                : DECIMALS;
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String seeds(int n) {
        return Phrases.count(n, "seed");
    }
}
