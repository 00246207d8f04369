package org.dropwhere.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dropwhere.plan.Plan;
import org.dropwhere.spec.Variant;
import org.dropwhere.statistics.Verdict;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/** What keeps a plan from comparing, and how to get a comparison. */
public final class ComparisonText {
    private ComparisonText() {}

    /** Why no verdict can come of a plan, and the cure; empty if one can. */
    public static Optional<String> whyNoVerdict(Plan plan) {
        return whyNone(plan).or(() -> tooFewSeeds(plan.experiment().seeds().size()));
    }

    private static Optional<String> tooFewSeeds(int seeds) {
        return seeds < Verdict.FEWEST_SEEDS
                ? Optional.of(
                        "There will be no verdict: " + Phrases.count(seeds, "seed") + (seeds == 1 ? " is" : " are")
                                + " too few, and one takes " + Verdict.FEWEST_SEEDS + " or more, as with --seeds "
                                + Verdict.FEWEST_SEEDS + ".")
                : Optional.empty();
    }

    /** Why nothing is compared, and the cure; empty if something is. */
    public static Optional<String> whyNone(Plan plan) {
        if (!plan.experiment().comparisons().isEmpty()) {
            return Optional.empty();
        }
        Variant only = plan.experiment().variants().get(0);
        List<String> own = plan.axes().stream()
                .filter(axis -> axis.startsWith("variants." + only.name() + "."))
                .toList();
        return Optional.of("Nothing is compared: " + only.name() + " is the only variant"
                + (plan.axes().isEmpty()
                        ? ". "
                        : ", and variants are compared with each other at each combination of the sweep, never one"
                                + " combination with another. ")
                + (own.isEmpty() ? "" : asVariants(plan, only.name(), own))
                + another(plan, only));
    }

    /** Values of an axis as variants: {@code drop-1 with after-embedding 0, drop-2 with after-embedding 0.3, ...}. */
    private static String asVariants(Plan plan, String name, List<String> axes) {
        List<String> examples = plan.points().stream()
                .map(point -> axes.stream()
                        .map(axis -> axis.substring(("variants." + name + ".").length()) + " "
                                + point.values().getOrDefault(axis, ""))
                        .collect(Collectors.joining(" and ")))
                .distinct()
                .limit(2)
                .toList();
        StringBuilder text = new StringBuilder("To compare the values of " + Words.list(axes, "and")
                + ", make each a variant of its own in place of the sweep: ");
        for (int i = 0; i < examples.size(); i++) {
            text.append(name)
                    .append('-')
                    .append(i + 1)
                    .append(" with ")
                    .append(examples.get(i))
                    .append(", ");
        }
        return text.append("and so on. ").toString();
    }

    private static String another(Plan plan, Variant only) {
        boolean drops = plan.trials().stream()
                .anyMatch(trial -> !trial.description().placements().isEmpty());
        return "To compare " + only.name() + " with another, add that under variants, such as "
                + (drops ? "no-dropout: {}" : "dropout: {after-embedding: 0.5}") + ".";
    }
}
