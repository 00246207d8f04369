package org.dropwhere.report;

import java.util.List;
import java.util.Optional;
import org.dropwhere.plan.ComparedAxes;
import org.dropwhere.plan.Plan;
import org.dropwhere.spec.Variant;
import org.dropwhere.statistics.ArmPair;
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
        if (!ArmPair.of(plan).isEmpty()) {
            return Optional.empty();
        }
        Variant only = plan.experiment().variants().get(0);
        return Optional.of("Nothing is compared: " + only.name() + " is the only variant"
                + (plan.axes().isEmpty()
                        ? ". "
                        : ", and along no axis of the sweep are there values to compare (compare-along). ")
                + another(plan, only));
    }

    /** Along which axes values are compared, with which one, and why; empty where none are. */
    public static Optional<String> along(Plan plan) {
        long count = ArmPair.of(plan).stream()
                .filter(pair -> !pair.arm().point().equals(pair.baseline().point()))
                .count();
        if (count == 0) {
            return Optional.empty();
        }
        List<String> axes = ComparedAxes.of(plan).stream()
                .map(axis -> ComparisonsTable.joined(axis.paths()) + " (with "
                        + ComparisonsTable.joined(axis.baseline()) + ")")
                .toList();
        return Optional.of("Values are compared along " + Words.list(axes, "and")
                + ", at each combination of the other axes: " + Phrases.count(count, "comparison") + "."
                + (ComparedAxes.isDefault(plan)
                        ? " That is so because there is one variant; compare-along: [] switches it off."
                        : ""));
    }

    private static String another(Plan plan, Variant only) {
        boolean drops = plan.trials().stream()
                .anyMatch(trial -> !trial.description().placements().isEmpty());
        return "To compare " + only.name() + " with another, add that under variants, such as "
                + (drops ? "no-dropout: {}" : "dropout: {after-embedding: 0.5}") + ".";
    }
}
