package org.dropwhere.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dropwhere.execution.ComputingKind;
import org.dropwhere.plan.Arm;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.Pair;
import org.dropwhere.text.Phrases;

/** What it means that trials of one experiment were computed by several kinds of machine, in sentences. */
public final class MachineKindsText {
    private static final int MOST_NAMES = 6;

    private MachineKindsText() {}

    /**
     * How many trials are of each kind, and which comparisons that touches.
     *
     * @return none if there is one kind
     */
    public static List<String> sentences(List<PlannedRunResult> results, MachineKinds kinds, Comparisons comparisons) {
        return kinds.areSeveral()
                ? List.of(counts(kinds) + pairs(kindsOfSeeds(results, kinds), comparisons.ofPrimary()))
                : List.of();
    }

    private static String counts(MachineKinds kinds) {
        List<ComputingKind> all = kinds.all();
        return "The trials were computed by " + all.size() + " kinds of machine, which round differently: "
                + all.stream()
                        .map(kind -> Phrases.count(kinds.trials(kind), "trial") + " by " + kind)
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static Map<Arm, Map<Long, ComputingKind>> kindsOfSeeds(List<PlannedRunResult> results, MachineKinds kinds) {
        Map<Arm, Map<Long, ComputingKind>> bySeed = new HashMap<>();
        results.forEach(result -> kinds.of(result.run().trial())
                .ifPresent(kind -> bySeed.computeIfAbsent(result.run().arm(), arm -> new HashMap<>())
                        .put(result.run().seed(), kind)));
        return bySeed;
    }

    private static String pairs(Map<Arm, Map<Long, ComputingKind>> kinds, List<Comparison> comparisons) {
        List<String> unlike = new ArrayList<>();
        int pairs = 0;
        boolean allKnown = true;
        for (Comparison comparison : comparisons) {
            int n = comparison.pairs().n();
            long mixed = comparison.pairs().list().stream()
                    .filter(pair -> isMixed(pair, kinds, comparison))
                    .count();
            if (mixed > 0) {
                unlike.add(comparison.name() + " in " + mixed + " of " + Phrases.count(n, "pair"));
            }
            pairs += n;
            allKnown &= comparison.pairs().list().stream().allMatch(pair -> isKnown(pair, kinds, comparison));
        }
        if (pairs == 0) {
            return "";
        }
        if (unlike.isEmpty() && !allKnown) {
            return " Of some trials the kind is not known, so that it cannot be said whether all pairs that are compared"
                    + " are fair.";
        }
        return unlike.isEmpty()
                ? " In each pair of trials that is compared, both were computed by the same kind, so that the"
                        + " comparisons are fair."
                : " Comparisons pair the trials of a seed, and not all pairs are fair, for the two were computed by"
                        + " different kinds: " + Phrases.first(unlike, MOST_NAMES)
                        + ". Their differences are partly of rounding.";
    }

    private static boolean isMixed(Pair pair, Map<Arm, Map<Long, ComputingKind>> kinds, Comparison comparison) {
        Optional<ComputingKind> one = kind(kinds, comparison.arm(), pair.seed());
        Optional<ComputingKind> other = kind(kinds, comparison.baseline(), pair.seed());
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    private static boolean isKnown(Pair pair, Map<Arm, Map<Long, ComputingKind>> kinds, Comparison comparison) {
        return kind(kinds, comparison.arm(), pair.seed()).isPresent()
                && kind(kinds, comparison.baseline(), pair.seed()).isPresent();
    }

    private static Optional<ComputingKind> kind(Map<Arm, Map<Long, ComputingKind>> kinds, Arm arm, long seed) {
        return Optional.ofNullable(kinds.getOrDefault(arm, Map.of()).get(seed));
    }
}
