package org.dropwhere.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.dropwhere.plan.Arm;
import org.dropwhere.results.CellResult;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Outcome.Failed;
import org.dropwhere.training.Outcome.Finished;

/**
 * What two arms came to, seed by seed.
 *
 * @param list one for each seed of which both trials finished, in the order of the plan
 * @param failed seeds lost because one trial or both failed
 * @param unfinished seeds of which one trial or both have not ended, and none has failed
 */
public record Pairs(List<Pair> list, int failed, int unfinished) {

    /** Copies the list. */
    public Pairs {
        list = List.copyOf(list);
    }

    /** How many seeds can be compared. */
    public int n() {
        return list.size();
    }

    /** Each pair's difference. */
    public List<Double> differences() {
        return list.stream().map(Pair::difference).toList();
    }

    static Pairs of(Arm arm, Arm baseline, List<CellResult> results, ToDoubleFunction<Finished> metric) {
        List<Pair> list = new ArrayList<>();
        int failed = 0;
        int unfinished = 0;
        for (CellResult result : results) {
            if (result.cell().arm().equals(arm)) {
                long seed = result.cell().seed();
                Optional<Outcome> mine = result.outcome();
                Optional<Outcome> other = outcome(baseline, seed, results);
                if (mine.orElse(null) instanceof Finished a && other.orElse(null) instanceof Finished b) {
                    list.add(new Pair(seed, metric.applyAsDouble(a), metric.applyAsDouble(b)));
                } else if (mine.orElse(null) instanceof Failed || other.orElse(null) instanceof Failed) {
                    failed++;
                } else {
                    unfinished++;
                }
            }
        }
        return new Pairs(list, failed, unfinished);
    }

    private static Optional<Outcome> outcome(Arm arm, long seed, List<CellResult> results) {
        return results.stream()
                .filter(result ->
                        result.cell().seed() == seed && result.cell().arm().equals(arm))
                .flatMap(result -> result.outcome().stream())
                .findFirst();
    }
}
