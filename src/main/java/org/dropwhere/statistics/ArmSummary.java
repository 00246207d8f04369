package org.dropwhere.statistics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.CellResult;
import org.dropwhere.spec.Analysis;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Outcome.Failed;
import org.dropwhere.training.Outcome.Finished;

/**
 * What an arm came to over the seeds.
 *
 * @param arm the variant at a point of the sweep
 * @param finished trials that were trained to the end: the n of every estimate
 * @param failed trials that stopped early; no estimate can count them, so they are told
 * @param estimates one for every metric
 */
public record ArmSummary(Arm arm, int finished, int failed, Map<SummaryMetric, Estimate> estimates) {

    /** Copies the map. */
    public ArmSummary {
        estimates = Collections.unmodifiableMap(new EnumMap<>(estimates));
    }

    /**
     * The estimate of a metric.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Estimate of(SummaryMetric metric) {
        return Optional.ofNullable(estimates.get(metric))
                .orElseThrow(() -> new IllegalArgumentException("No estimate of " + metric.key()));
    }

    /** A summary of every arm, in the order of the plan; trials without an outcome yet count nowhere. */
    public static List<ArmSummary> of(Plan plan, List<CellResult> results) {
        return plan.arms().stream()
                .map(arm -> of(arm, results, plan.experiment().analysis()))
                .toList();
    }

    private static ArmSummary of(Arm arm, List<CellResult> results, Analysis analysis) {
        List<Finished> finished = outcomes(arm, results, Finished.class).toList();
        Map<SummaryMetric, Estimate> estimates = new EnumMap<>(SummaryMetric.class);
        for (SummaryMetric metric : SummaryMetric.of(analysis)) {
            estimates.put(
                    metric,
                    metric.estimate(finished.stream()
                            .map(trial -> metric.of(trial, analysis))
                            .toList()));
        }
        int failed = (int) outcomes(arm, results, Failed.class).count();
        return new ArmSummary(arm, finished.size(), failed, estimates);
    }

    private static <T extends Outcome> Stream<T> outcomes(Arm arm, List<CellResult> results, Class<T> kind) {
        return results.stream()
                .filter(result -> result.cell().arm().equals(arm))
                .flatMap(result -> result.outcome().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
