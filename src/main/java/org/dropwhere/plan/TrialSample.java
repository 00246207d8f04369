package org.dropwhere.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Some of many trials, always the same ones, spread over variants, points of the sweep and seeds. */
public final class TrialSample {
    private TrialSample() {}

    /**
     * Some trials of a plan, in the order of the plan: of each variant as many as of any other, as far as it has them,
     * and evenly spaced among its own.
     *
     * @param candidates those of the plan's trials that may be taken
     * @param size number of trials, at least 1; if there are fewer candidates, all are taken
     */
    public static List<Trial> of(Plan plan, Set<Trial> candidates, int size) {
        Map<String, List<Trial>> byVariant = new LinkedHashMap<>();
        plan.arms().forEach(arm -> byVariant.putIfAbsent(arm.variant(), new ArrayList<>()));
        // A trial that several arms share belongs to the first.
        for (Trial trial : plan.trials()) {
            if (candidates.contains(trial)) {
                Optional.ofNullable(byVariant.get(plan.runs(trial).get(0).arm().variant()))
                        .ifPresent(own -> own.add(trial));
            }
        }
        Set<Trial> taken = new HashSet<>();
        int left = Math.min(size, candidates.size());
        // The variants with the fewest come first, so that the others share what they cannot give.
        List<List<Trial>> groups = byVariant.values().stream()
                .sorted((one, other) -> Integer.compare(one.size(), other.size()))
                .toList();
        for (int group = 0; group < groups.size(); group++) {
            List<Trial> own = groups.get(group);
            int remaining = groups.size() - group;
            int share = Math.min(own.size(), (left + remaining - 1) / remaining);
            for (int i = 0; i < share; i++) {
                taken.add(own.get((2 * i + 1) * own.size() / (2 * share)));
            }
            left -= share;
        }
        return plan.trials().stream().filter(taken::contains).toList();
    }
}
