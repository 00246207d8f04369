package org.dropwhere.statistics;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Point;
import org.dropwhere.training.Outcome.Finished;

/**
 * A variant's values of a metric at the points of a sweep.
 *
 * @param variant its name
 * @param seeds a row for each seed, ascending; in it the value at each point
 */
record SeedScores(String variant, List<List<Double>> seeds) {

    /** Copies the lists. */
    SeedScores {
        seeds = seeds.stream().map(List::copyOf).toList();
    }

    /**
     * The scores of some variants, in the seeds in which all of these have one at all points.
     *
     * @param variants at least one, in the order of the result
     */
    static List<SeedScores> of(ResultsByArm results, SummaryMetric metric, List<String> variants) {
        return at(results.plan().points(), results, metric, variants);
    }

    /** The same of some points only. */
    static List<SeedScores> at(List<Point> points, ResultsByArm results, SummaryMetric metric, List<String> variants) {
        Map<Arm, Map<Long, Double>> values = points.stream()
                .flatMap(point -> variants.stream().map(variant -> new Arm(point, variant)))
                .collect(Collectors.toMap(arm -> arm, arm -> bySeed(results, metric, arm), (a, b) -> a));
        Set<Long> everywhere = new TreeSet<>();
        results.plan().runs().forEach(run -> everywhere.add(run.seed()));
        values.values().forEach(seeds -> everywhere.retainAll(seeds.keySet()));
        return variants.stream()
                .map(variant -> new SeedScores(
                        variant,
                        everywhere.stream()
                                .map(seed -> points.stream()
                                        .map(point -> values.getOrDefault(new Arm(point, variant), Map.of())
                                                .getOrDefault(seed, Double.NaN))
                                        .toList())
                                .toList()))
                .toList();
    }

    private static Map<Long, Double> bySeed(ResultsByArm results, SummaryMetric metric, Arm arm) {
        Map<Long, Double> bySeed = new TreeMap<>();
        results.of(arm)
                .forEach(result -> result.outcome()
                        .filter(Finished.class::isInstance)
                        .ifPresent(outcome -> metric.of(
                                        (Finished) outcome,
                                        results.plan().experiment().analysis())
                                .ifPresent(value -> bySeed.put(result.run().seed(), value))));
        return bySeed;
    }
}
