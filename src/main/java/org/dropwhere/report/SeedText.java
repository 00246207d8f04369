package org.dropwhere.report;

import java.util.List;
import org.dropwhere.text.Phrases;

/** Seeds in a sentence, ascending. */
final class SeedText {
    private static final int MOST_NAMED = 10;
    private static final int FEWEST_IN_A_ROW = 3;

    private SeedText() {}

    /** For example {@code seed 3}, {@code seeds 3, 7} or {@code seeds 1 to 5}; of many only the first. */
    static String of(List<Long> seeds) {
        return (seeds.size() == 1 ? "seed " : "seeds ")
                + (areInARow(seeds)
                        ? row(seeds)
                        : Phrases.first(seeds.stream().map(String::valueOf).toList(), MOST_NAMED));
    }

    private static boolean areInARow(List<Long> seeds) {
        return seeds.size() >= FEWEST_IN_A_ROW && seeds.get(seeds.size() - 1) - seeds.get(0) == seeds.size() - 1;
    }

    private static String row(List<Long> seeds) {
        return seeds.get(0) + " to " + seeds.get(seeds.size() - 1);
    }
}
