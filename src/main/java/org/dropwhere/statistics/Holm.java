package org.dropwhere.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's method for several tests (Holm 1979, "A simple sequentially rejective multiple test procedure"): the chance
 * that any of the differences called real is none stays below the level, however the tests depend on each other.
 */
final class Holm {
    private Holm() {}

    /** Adjusted p values, in the order of the p values; each is to be held against the level as it is. */
    static List<Double> adjust(List<Double> ps) {
        List<Integer> ascending = IntStream.range(0, ps.size())
                .boxed()
                .sorted(Comparator.comparing(ps::get))
                .toList();
        Double[] adjusted = new Double[ps.size()];
        double largest = 0;
        for (int rank = 0; rank < ascending.size(); rank++) {
            int test = ascending.get(rank);
            largest = Math.max(largest, Math.min(1, (ps.size() - rank) * ps.get(test)));
            adjusted[test] = largest;
        }
        return List.of(adjusted);
    }
}
