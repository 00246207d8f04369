package org.dropwhere.statistics;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dropwhere.plan.Arm;
import org.dropwhere.results.CellResult;
import org.dropwhere.spec.Analysis;
import org.dropwhere.training.Outcome;

/**
 * Two arms that are compared, with all that is known of them.
 *
 * @param arm the one
 * @param mine its results by seed
 * @param baseline the other
 * @param others its results by seed
 */
record Duel(Arm arm, Map<Long, CellResult> mine, Arm baseline, Map<Long, CellResult> others) {

    /** The comparison on a metric, before all comparisons of the experiment are judged. */
    Comparison on(SummaryMetric metric, Analysis analysis, Levels levels, PairedTests tests) {
        Pairs pairs = Pairs.of(outcomes(mine), outcomes(others), trial -> metric.of(trial, analysis));
        OptionalDouble margin = metric.margin(analysis.equivalence());
        return new Comparison(
                arm,
                baseline,
                metric,
                isIdentical(),
                pairs,
                tests.evidence(pairs, metric),
                margin.isPresent()
                        ? Equivalence.of(pairs, margin.getAsDouble(), metric.possibleDifference(), levels.equivalence())
                        : Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }

    private boolean isIdentical() {
        return mine.entrySet().stream()
                .allMatch(seed -> Optional.ofNullable(others.get(seed.getKey()))
                        .filter(other -> other.cell()
                                .trial()
                                .equals(seed.getValue().cell().trial()))
                        .isPresent());
    }

    private static Map<Long, Optional<Outcome>> outcomes(Map<Long, CellResult> results) {
        return results.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().outcome(), (a, b) -> a, TreeMap::new));
    }
}
