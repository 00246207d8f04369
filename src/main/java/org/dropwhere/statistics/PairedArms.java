package org.dropwhere.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.spec.Analysis;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Outcome.Finished;
import org.dropwhere.training.RightAnswers;

/**
 * Two arms that are compared, with their results.
 *
 * @param arm the one in question
 * @param armResults its results by seed
 * @param baseline the one that it is compared with
 * @param baselineResults its results by seed
 */
record PairedArms(
        Arm arm, Map<Long, PlannedRunResult> armResults, Arm baseline, Map<Long, PlannedRunResult> baselineResults) {

    /** The comparison on a metric, before all comparisons of the experiment are judged. */
    Comparison compare(SummaryMetric metric, Analysis analysis, Levels levels, PairedTests tests) {
        Map<Long, Optional<Outcome>> armOutcomes = outcomes(armResults);
        Map<Long, Optional<Outcome>> baselineOutcomes = outcomes(baselineResults);
        Pairs pairs = Pairs.of(armOutcomes, baselineOutcomes, trial -> metric.of(trial, analysis));
        SeedVariation variation = variation();
        Evidence evidence = tests.evidence(pairs, metric, variation);
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
                        ? Equivalence.of(pairs, evidence.inference(), margin.getAsDouble(), variation)
                        : Optional.empty(),
                shared(metric, evidence, levels),
                variation,
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }

    private Optional<SharedTestSequences> shared(SummaryMetric metric, Evidence evidence, Levels levels) {
        boolean isShared = armResults.values().stream()
                .anyMatch(result -> result.run().trial().description().data().isTestShared());
        if (!isShared) {
            return Optional.empty();
        }
        List<RightAnswers> arm = new ArrayList<>();
        List<RightAnswers> baseline = new ArrayList<>();
        armResults.forEach((seed, result) -> {
            Optional<Outcome> other =
                    Optional.ofNullable(baselineResults.get(seed)).flatMap(PlannedRunResult::outcome);
            if (result.outcome().orElse(null) instanceof Finished a && other.orElse(null) instanceof Finished b) {
                arm.add(metric.answers(a));
                baseline.add(metric.answers(b));
            }
        });
        return Optional.of(SharedTestSequences.of(
                // Of other data the answers are to other sequences.
                hasSameData() ? CrossedDifferences.estimate(arm, baseline) : Optional.empty(),
                evidence.inference(),
                levels));
    }

    private boolean hasSameData() {
        Optional<TrialDescription> ofArm = trial(armResults);
        Optional<TrialDescription> ofBaseline = trial(baselineResults);
        return ofArm.map(TrialDescription::data).equals(ofBaseline.map(TrialDescription::data))
                && ofArm.map(TrialDescription::dataDigest).equals(ofBaseline.map(TrialDescription::dataDigest));
    }

    /** That of the two which widens intervals more; along an axis of the data they may differ. */
    private SeedVariation variation() {
        SeedVariation ofArm = variation(armResults);
        SeedVariation ofBaseline = variation(baselineResults);
        return ofBaseline.testPerTraining() > ofArm.testPerTraining() ? ofBaseline : ofArm;
    }

    private static SeedVariation variation(Map<Long, PlannedRunResult> results) {
        return trial(results).map(trial -> SeedVariation.of(trial.data())).orElse(SeedVariation.INDEPENDENT);
    }

    /** All trials of an arm have the same data. */
    private static Optional<TrialDescription> trial(Map<Long, PlannedRunResult> results) {
        return results.values().stream()
                .map(result -> result.run().trial().description())
                .findFirst();
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
