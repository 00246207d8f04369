package org.dropwhere.statistics;

import java.util.List;
import java.util.stream.Collectors;

/** Seeds in a sentence. */
final class SeedNames {
    private static final int MOST_NAMED = 10;
    private static final int FEWEST_IN_A_ROW = 3;

    private SeedNames() {}

    /** "seed 3", "seeds 3, 7", "seeds 1 to 5", and of many only the first; the seeds are ascending. */
    static String of(List<Long> seeds) {
        return (seeds.size() == 1 ? "seed " : "seeds ") + (areInARow(seeds) ? row(seeds) : first(seeds));
    }

    private static boolean areInARow(List<Long> seeds) {
        return seeds.size() >= FEWEST_IN_A_ROW && seeds.get(seeds.size() - 1) - seeds.get(0) == seeds.size() - 1;
    }

    private static String row(List<Long> seeds) {
        return seeds.get(0) + " to " + seeds.get(seeds.size() - 1);
    }

    private static String first(List<Long> seeds) {
        return seeds.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "))
                + (seeds.size() > MOST_NAMED ? " and " + (seeds.size() - MOST_NAMED) + " more" : "");
    }
}
