package org.dropwhere.statistics;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dropwhere.plan.Arm;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.spec.Analysis;
import org.dropwhere.training.Outcome;

/**
 * Two arms that are compared, with their results.
 *
 * @param arm the variant in question
 * @param armResults its results by seed
 * @param baseline the variant that it is compared with
 * @param baselineResults its results by seed
 */
record PairedArms(
        Arm arm, Map<Long, PlannedRunResult> armResults, Arm baseline, Map<Long, PlannedRunResult> baselineResults) {

    /** The comparison on a metric, before all comparisons of the experiment are judged. */
    Comparison compare(SummaryMetric metric, Analysis analysis, PairedTests tests) {
        Map<Long, Optional<Outcome>> armOutcomes = outcomes(armResults);
        Map<Long, Optional<Outcome>> baselineOutcomes = outcomes(baselineResults);
        Pairs pairs = Pairs.of(armOutcomes, baselineOutcomes, trial -> metric.of(trial, analysis));
        Evidence evidence = tests.evidence(pairs, metric);
        OptionalDouble margin = metric.margin(analysis.equivalence());
        return new Comparison(
                arm,
                baseline,
                metric,
                isIdentical(),
                pairs,
                evidence,
                Failures.of(armOutcomes, baselineOutcomes),
                margin.isPresent()
                        ? Equivalence.of(pairs, evidence.inference(), margin.getAsDouble())
                        : Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }

    /** Whether both are the same model and share their trials. */
    boolean isIdentical() {
        return armResults.entrySet().stream()
                .allMatch(seed -> Optional.ofNullable(baselineResults.get(seed.getKey()))
                        .filter(other ->
                                other.run().trial().equals(seed.getValue().run().trial()))
                        .isPresent());
    }

    private static Map<Long, Optional<Outcome>> outcomes(Map<Long, PlannedRunResult> results) {
        return results.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().outcome(), (a, b) -> a, TreeMap::new));
    }
}
