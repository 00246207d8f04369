package org.dropwhere.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.results.Look;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.InterimLooks;
import org.dropwhere.text.Words;

/** What earlier and later looks at the results mean for the numbers, in sentences. */
public final class InterimLooksText {
    private InterimLooksText() {}

    /** A sentence for those who plan, if this look comes so early that little can come of it. */
    public static Optional<String> warning(InterimLooks looks) {
        return looks.isTooEarly()
                ? Optional.of("Warning: at " + looks.now() + " of at most "
                        + looks.most().orElse(looks.now())
                        + " seeds, tests are so strict that hardly anything can be claimed, and no useful intervals"
                        + " can be given, so they are left out. Begin with more seeds, or declare a smaller at-most.")
                : Optional.empty();
    }

    /** What a reader has to know, if seeds were chosen after a look, or may be added. */
    public static Optional<String> note(InterimLooks looks) {
        if (looks.isBroken()) {
            return Optional.of(
                    Stream.concat(lost(looks).stream(), seen(looks).stream()).collect(Collectors.joining(" ")));
        }
        return looks.most().stream()
                .mapToObj(
                        seeds -> "Seeds may be added up to " + seeds + ", as declared: at this look, at " + looks.now()
                                + ", "
                                + (looks.isTooEarly()
                                        ? "tests are so strict that hardly anything can be claimed, and intervals are"
                                                + " left out because they would reach farther"
                                                + " than " + (int) Estimate.LARGEST_REACH
                                                + " standard deviations: so"
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
        List<String> seen = looks.undeclared().stream()
                .filter(look -> !look.equals(Look.UNKNOWN))
                .map(look -> "of " + SeedText.of(look.seeds()))
                .distinct()
                .toList();
        return seen.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The results " + Words.list(seen, "and") + " had been seen before these seeds were chosen, and"
                                + " no maximum declared before (seeds: {first: ...,"
                                + " at-most: ...}) allows for that: intervals are no"
                                + " longer 95 % intervals, and verdicts err more"
                                + " often than 5 %.");
    }
}
