package org.dropwhere.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.dropwhere.plan.Plan;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Failures;
import org.dropwhere.statistics.InterimLooks;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.MoreSeeds;
import org.dropwhere.statistics.Pair;
import org.dropwhere.statistics.SharedTestSequences;
import org.dropwhere.statistics.Verdict;
import org.dropwhere.statistics.Verdict.Reason;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Phrases;

/** Verdicts in sentences that a practitioner can repeat. */
public final class VerdictText {
    private static final int DECIMALS = 3;
    /** Beyond, differences of accuracies and losses are rounding. */
    private static final int MOST_DECIMALS = 12;

    /** Larger losses are written with a power of ten. */
    private static final double LARGEST_IN_FULL = 1e9;

    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);

    private final Comparison comparison;
    private final OptionalDouble margin;
    private final InterimLooks looks;

    private VerdictText(Comparison comparison, OptionalDouble margin, InterimLooks looks) {
        this.comparison = comparison;
        this.margin = margin;
        this.looks = looks;
    }

    /** The sentences of all verdicts, one text for each, in the order of the comparisons. */
    public static List<String> all(Plan plan, Comparisons comparisons) {
        return comparisons.ofPrimary().stream()
                .filter(comparison -> comparison.verdict().isPresent())
                .map(comparison -> of(comparison, comparisons.margin(), comparisons.looks())
                        + KerasSweepText.and(plan, comparison))
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
        return text.of(comparison.verdict().orElseThrow())
                + text.sequences().and()
                + new LearningText(comparison, text::number).and()
                + SeedVariationText.of(comparison);
    }

    /**
     * Writes differences of a comparison as its verdict does.
     *
     * @param margin of the metric, if one is declared
     */
    public static DoubleFunction<String> numbers(Comparison comparison, OptionalDouble margin) {
        return new VerdictText(comparison, margin, InterimLooks.single(0))::number;
    }

    private String of(Verdict verdict) {
        return switch (verdict.kind()) {
            case IDENTICAL ->
                both() + " are identical: they are the same model and share their trials, so that every difference is"
                        + " exactly 0.";
            case DIFFERENT ->
                better() + ": " + by() + beyondMargin(verdict.isBeyondMargin()) + means() + unseenFailures() + lost();
            case DIFFERENT_WITHIN_MARGIN ->
                better() + ", but by less than the margin of " + marginText() + ": " + by() + means() + unseenFailures()
                        + lost();
            case EQUIVALENT ->
                both() + " are equivalent: their mean " + metric() + " differs by less than " + marginText()
                        + " (difference " + difference() + ", " + interval95() + "; " + seeds(n()) + ")."
                        + ceiling() + unseenFailures() + lost();
            case INCONCLUSIVE ->
                sequences().insteadOf(open() + reason(verdict.reason().orElseThrow()) + ceiling() + advice(verdict))
                        + lost();
            case NOTHING_LEARNT -> new LearningText(comparison, this::number).ofNone() + lost();
        };
    }

    private TestSequencesText sequences() {
        return new TestSequencesText(comparison, nominal(), this::number);
    }

    private String better() {
        boolean isBetter = mean() > 0 == comparison.metric().higherIsBetter();
        return arm() + " is " + (isBetter ? "better" : "worse") + " than " + baseline() + at();
    }

    private String by() {
        return "its mean " + metric() + " is " + (mean() > 0 ? "higher" : "lower") + " by " + number(Math.abs(mean()))
                + " ("
                + interval(
                        mean() > 0 ? ci95() : ci95().map(interval -> new Interval(-interval.high(), -interval.low())))
                + "; " + seeds(n()) + ").";
    }

    /** A mean can be that of most seeds, or of a few that fell far: no test of few seeds can tell. */
    private String means() {
        OptionalDouble worst = ComparisonsTable.worst(comparison, Pair::arm);
        OptionalDouble worstOfBaseline = ComparisonsTable.worst(comparison, Pair::baseline);
        return " Means are compared: the median difference is "
                + number(comparison.evidence().median().orElse(0)) + ", and the worst seed has "
                + number(worst.orElse(0)) + " with " + arm() + " and " + number(worstOfBaseline.orElse(0)) + " with "
                + baseline() + ".";
    }

    /** Near perfect values, arms can hardly differ. */
    private String ceiling() {
        if (!comparison.metric().higherIsBetter()) {
            return "";
        }
        double most = 1
                - Math.min(
                        mean(comparison.evidence().arm()),
                        mean(comparison.evidence().baseline()));
        return most < margin.orElse(Double.MIN_VALUE)
                ? " Their means are so near perfect that they cannot differ by more; a harder task would tell more."
                : "";
    }

    /** The share of seeds in which something may happen that did not in these, at 95 %. */
    private String unseenFailures() {
        double share = 1 - Math.pow(1 - 0.95, 1.0 / n());
        return " What happens in fewer than " + twoDigits(100 * share) + " % of runs, such as a failure to learn, "
                + seeds(n()) + " can miss.";
    }

    private static double mean(Estimate estimate) {
        return estimate.mean().orElse(0);
    }

    private String beyondMargin(boolean isBeyond) {
        if (margin.isEmpty()) {
            return "";
        }
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
        if (comparison.failures().areMany(n())) {
            return "No verdict on " + both() + ": of "
                    + seeds(comparison.failures().seeds() + n()) + ", "
                    + comparison.failures().seeds() + " are lost to failed trials" + failures() + ", more than "
                    + Math.round(100 * Failures.LARGEST_SHARE)
                    + " %, and what made them fail may be what is compared. In the others the mean difference in "
                    + metric() + " is " + difference() + ".";
        }
        if (comparison.verdict().flatMap(Verdict::reason).equals(Optional.of(Reason.ONE_LEARNT))) {
            return "Whether " + both() + " are equivalent is no question: their mean " + metric()
                    + " differs by less than " + marginText() + " (difference " + difference() + ", " + interval95()
                    + "; " + seeds(n()) + "), but only one of them is shown to have learnt anything.";
        }
        return seeds(n()) + " do not tell whether " + both() + " differ: the mean difference in " + metric() + " is "
                + difference() + " (" + interval95() + ")"
                + (margin.isPresent()
                        ? ", the margin " + marginText() + "."
                        : ". Without a margin (equivalence) they cannot be called equivalent.");
    }

    /** What stands against a claim, where the interval does not show it. */
    private String reason(Reason reason) {
        return switch (reason) {
            case TOO_FEW_SEEDS, SPREAD, TEST_SEQUENCES, FAILURES, ONE_LEARNT -> "";
            case COMPARISONS ->
                " A single comparison would settle it; as one of several, by Holm's correction, it does not.";
            case SIGNS ->
                " The interval leaves out 0, but the signs of the differences are too mixed (sign-flip test, p "
                        + twoDigits(comparison.evidence().permutation().orElse(1)) + ").";
            case EQUAL_DIFFERENCES ->
                " All differences are equal, and so few equal ones may be chance"
                        + (mean() == 0
                                ? ""
                                : " (sign-flip test, p "
                                        + number(comparison
                                                .evidence()
                                                .permutation()
                                                .orElse(1)) + ")")
                        + ".";
            case NO_DIFFERENCE ->
                " Every seed came to the same in both, and no number of such seeds would show a difference.";
            case GROUPS ->
                " Seeds fall into two groups far apart, and so few do not show how often each "
                        + (comparison.along().isEmpty() ? "variant" : "of the two") + " falls into either.";
        };
    }

    /** Never to add seeds that the next report would hold against the results. */
    private String advice(Verdict verdict) {
        if (verdict.more().isEmpty()) {
            boolean isOpen = verdict.reason()
                    .filter(reason -> reason != Reason.NO_DIFFERENCE
                            && reason != Reason.FAILURES
                            && reason != Reason.TEST_SEQUENCES
                            && reason != Reason.ONE_LEARNT)
                    .isPresent();
            if (!isOpen || n() < Verdict.FEWEST_SEEDS) {
                return "";
            }
            return isLimitedBySequences()
                    ? " More seeds would hardly help; a larger test file would."
                    : " How many would settle it does not follow from these.";
        }
        MoreSeeds more = verdict.more().get();
        if (n() < Verdict.FEWEST_SEEDS) {
            // Those that have not ended may be enough.
            return comparison.pairs().unfinished().isEmpty() && looks.allows(more.likely())
                    ? " Add " + more.likely() + "."
                    : "";
        }
        boolean mayAdd = looks.allows(more.likely());
        int had = mayAdd ? 0 : n();
        return " About " + (had + more.likely()) + (mayAdd ? " more " : " ")
                + (had + more.likely() == 1 ? "seed" : "seeds")
                + " would settle it"
                + (margin.isPresent() ? "" : ", if the true difference is about as large as the one seen,")
                + " with a probability of " + Math.round(100 * Verdict.LIKELY) + " %"
                + (more.even() < more.likely() ? ", " + (had + more.even()) + " with one of 50 %" : "")
                + (mayAdd ? "." : beyondMost(n() + more.likely()) + ": other ones, in a new experiment.");
    }

    /** Whether test sequences that all seeds share are known to add an error. */
    private boolean isLimitedBySequences() {
        return comparison.shared().flatMap(SharedTestSequences::estimate).isPresent();
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
        boolean isTold = comparison.pairs().allFailed()
                || (n() >= Verdict.FEWEST_SEEDS && comparison.failures().areMany(n()));
        return (failed.isEmpty() || isTold
                        ? ""
                        : " Left out: " + SeedText.of(failed) + ", of which a trial failed" + failures()
                                + "; the verdict is about the others only.")
                + (unfinished.isEmpty() ? "" : " Not final: " + seeds(unfinished.size()) + " not yet finished.");
    }

    /** How many seeds failed of each arm, and whether that may be chance. */
    private String failures() {
        Failures failures = comparison.failures();
        return failures.seeds() == 0
                ? ""
                : " (" + (failures.arm() + failures.both()) + " of " + arm() + ", "
                        + (failures.baseline() + failures.both()) + " of "
                        + baseline()
                        + "; McNemar's test, p " + twoDigits(failures.p()) + ")";
    }

    private String nominal() {
        return looks.isBroken() ? "nominal " : "";
    }

    private String arm() {
        return comparison.names().arm();
    }

    private String baseline() {
        return comparison.names().baseline();
    }

    private String both() {
        return arm() + " and " + baseline() + at();
    }

    private String at() {
        return comparison.names().at();
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

    private String interval95() {
        return interval(ci95());
    }

    private String interval(Optional<Interval> interval) {
        return interval.map(each -> nominal() + "95 % interval " + text(each))
                .orElse("no interval, as so few seeds at so strict a level cannot give a useful one");
    }

    private String difference() {
        return number(mean());
    }

    private static String twoDigits(double value) {
        return NumberText.of(new BigDecimal(value, TWO_DIGITS));
    }

    private String marginText() {
        if (margin.isEmpty()) {
            return "";
        }
        BigDecimal digits = BigDecimal.valueOf(margin.getAsDouble()).stripTrailingZeros();
        return digits.scale() > MOST_DECIMALS ? digits.toString() : digits.toPlainString();
    }

    private String text(Interval interval) {
        return number(interval.low()) + " to " + number(interval.high());
    }

    private String number(double value) {
        return Math.abs(value) < LARGEST_IN_FULL
                ? new BigDecimal(value)
                        .setScale(decimals(), RoundingMode.HALF_EVEN)
                        .toPlainString()
                : twoDigits(value);
    }

    /** Enough to be held against the margin, and to show two digits of the difference or of its interval's width. */
    private int decimals() {
        double size = Math.max(
                Math.abs(mean()), ci95().map(interval -> interval.width() / 2).orElse(0.0));
        int ofMargin = margin.isPresent()
                ? BigDecimal.valueOf(margin.getAsDouble()).stripTrailingZeros().scale() + 1
                : 0;
        int ofDifference = size > 0 ? 1 - (int) Math.floor(Math.log10(size)) : 0;
        return Math.min(MOST_DECIMALS, Math.max(DECIMALS, Math.max(ofMargin, ofDifference)));
    }

    private static String seeds(int n) {
        return Phrases.count(n, "seed");
    }
}
