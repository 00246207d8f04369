package org.dropwhere.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.results.Look;
import org.dropwhere.spec.Spending;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.InterimLooks;
import org.dropwhere.statistics.LookLimits;
import org.dropwhere.statistics.Verdict;
import org.dropwhere.text.Words;

/** What earlier and later looks at the results mean for the numbers, in sentences. */
public final class InterimLooksText {
    private static final String NOMINAL =
            ": intervals are no longer 95 % intervals, and verdicts err more often than 5 %.";

    private InterimLooksText() {}

    /** A sentence for those who plan, if this look comes so early that little can come of it. */
    public static Optional<String> warning(InterimLooks looks) {
        return looks.isTooEarly()
                ? Optional.of("Warning: at " + looks.now() + " of at most "
                        + looks.most().orElse(looks.now())
                        + " seeds, tests are so strict that hardly anything can be claimed, and no useful intervals"
                        + " can be given, so they are left out. " + cure(looks))
                : Optional.empty();
    }

    /** After a first look only its maximum and its spending can be kept. */
    private static String cure(InterimLooks looks) {
        int enough = looks.soonEnough().orElse(looks.now());
        if (!looks.before().isEmpty()) {
            return "Go on to " + enough + " seeds or more before you look.";
        }
        List<String> cures = new ArrayList<>(List.of("Begin with " + enough + " seeds or more"));
        if (looks.largestMost() > looks.now()) {
            cures.add("declare an at-most of " + looks.largestMost() + " or less");
        }
        if (!looks.spending(Spending.POCOCK).isTooEarly()) {
            cures.add("declare spending: " + Spending.POCOCK.key());
        }
        return Words.list(cures, "or") + ".";
    }

    /** The same, and what cannot be claimed at this look whatever was compared. */
    public static Optional<String> note(Comparisons comparisons) {
        return note(comparisons.looks()).map(note -> note + impossible(LookLimits.of(comparisons)));
    }

    /** What looks say of fewer seeds than a verdict takes is said with the verdict. */
    private static String impossible(LookLimits limits) {
        int now = limits.looks().now();
        return !limits.looks().isSpending() || now < Verdict.FEWEST_SEEDS || limits.canShow(now)
                ? ""
                : " Nothing can be claimed at this look, whatever the seeds say" + from(limits.first());
    }

    private static String from(OptionalInt first) {
        return (first.isPresent() ? ", only from " + first.getAsInt() + " seeds on" : "") + ".";
    }

    /** What a reader has to know, if seeds were chosen after a look, or may be added. */
    public static Optional<String> note(InterimLooks looks) {
        if (looks.isBroken()) {
            return Optional.of(Stream.of(lost(looks), seen(looks), respent(looks))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(" ")));
        }
        return looks.most().stream()
                .mapToObj(seeds ->
                        "Seeds may be added up to " + seeds + ", as declared: at this look, at " + looks.now()
                                + ", "
                                + (looks.isTooEarly()
                                        ? "tests are so strict that hardly anything can be claimed, and intervals are"
                                                + " left out because "
                                                + (looks.spendsNothing()
                                                        ? "as good as nothing of the errors may be spent on it"
                                                        : "they would reach farther than "
                                                                + (int) Estimate.LARGEST_REACH
                                                                + " standard deviations")
                                                + ": so"
                                        : "intervals are wider and tests stricter, so that")
                                + " all looks together err no more often than 5 %.")
                .findFirst();
    }

    private static Optional<String> lost(InterimLooks looks) {
        return looks.undeclared().contains(Look.UNKNOWN)
                ? Optional.of(
                        "What was looked at before these seeds were chosen is not known, because looks.csv was damaged"
                                + " or missing: intervals are 95 % intervals, and verdicts err no more often than 5 %,"
                                + " only if it was nothing.")
                : Optional.empty();
    }

    private static Optional<String> seen(InterimLooks looks) {
        return results(looks, look -> !look.equals(Look.UNKNOWN) && !isOfOtherSpending(look, looks))
                .map(results ->
                        results + " had been seen before these seeds were chosen, and no maximum declared before"
                                + " (seeds: {first: ..., at-most: ...}) allows for that" + NOMINAL);
    }

    private static Optional<String> respent(InterimLooks looks) {
        return results(looks, look -> isOfOtherSpending(look, looks))
                .map(results -> results + " had been seen before the spending was changed to "
                        + looks.spending().key() + NOMINAL);
    }

    private static boolean isOfOtherSpending(Look look, InterimLooks looks) {
        return looks.most().isPresent() && look.atMost().equals(looks.most()) && look.spending() != looks.spending();
    }

    private static Optional<String> results(InterimLooks looks, Predicate<Look> which) {
        List<String> seen = looks.undeclared().stream()
                .filter(which)
                .map(look -> "of " + SeedText.of(look.seeds()))
                .distinct()
                .toList();
        return seen.isEmpty() ? Optional.empty() : Optional.of("The results " + Words.list(seen, "and"));
    }
}
