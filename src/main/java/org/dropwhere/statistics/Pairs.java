package org.dropwhere.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Outcome.Failed;
import org.dropwhere.training.Outcome.Finished;

/**
 * The values of a metric in two arms, seed by seed.
 *
 * @param list one for each seed of which both trials finished, ascending; without seeds of which the metric was not
 *     measured
 * @param failed seeds lost because one trial or both failed
 * @param unfinished seeds of which one trial or both have not ended, and none has failed
 */
public record Pairs(List<Pair> list, List<Long> failed, List<Long> unfinished) {

    /** Copies the lists. */
    public Pairs {
        list = List.copyOf(list);
        failed = List.copyOf(failed);
        unfinished = List.copyOf(unfinished);
    }

    /** How many seeds can be compared. */
    public int n() {
        return list.size();
    }

    /** Whether every seed has a failed trial, so that more seeds would hardly help. */
    public boolean allFailed() {
        return list.isEmpty() && unfinished.isEmpty() && !failed.isEmpty();
    }

    /** Whether no seed shows any difference. */
    public boolean allEqual() {
        return list.stream().allMatch(pair -> PairedTests.rounded(pair.difference()) == 0);
    }

    /** Each pair's difference. */
    public List<Double> differences() {
        return list.stream().map(Pair::difference).toList();
    }

    /** Of the outcomes of two arms by seed. */
    static Pairs of(
            Map<Long, Optional<Outcome>> arm,
            Map<Long, Optional<Outcome>> baseline,
            Function<Finished, OptionalDouble> metric) {
        List<Pair> list = new ArrayList<>();
        List<Long> failed = new ArrayList<>();
        List<Long> unfinished = new ArrayList<>();
        new TreeMap<>(arm).forEach((seed, outcome) -> {
            Optional<Outcome> other = baseline.getOrDefault(seed, Optional.empty());
            if (outcome.orElse(null) instanceof Finished a && other.orElse(null) instanceof Finished b) {
                OptionalDouble ofArm = metric.apply(a);
                OptionalDouble ofBaseline = metric.apply(b);
                if (ofArm.isPresent() && ofBaseline.isPresent()) {
                    list.add(new Pair(seed, ofArm.getAsDouble(), ofBaseline.getAsDouble()));
                }
            } else if (outcome.orElse(null) instanceof Failed || other.orElse(null) instanceof Failed) {
                failed.add(seed);
            } else {
                unfinished.add(seed);
            }
        });
        return new Pairs(list, failed, unfinished);
    }
}
