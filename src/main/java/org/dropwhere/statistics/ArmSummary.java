package org.dropwhere.statistics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.plan.Arm;
import org.dropwhere.spec.Analysis;
import org.dropwhere.training.Outcome.Failed;
import org.dropwhere.training.Outcome.Finished;

/**
 * The metrics of an arm over its seeds.
 *
 * @param arm the variant at a point of the sweep
 * @param finished trials that were trained to the end: the n of every estimate but of what not all have measured
 * @param failed trials that failed; no estimate includes them, so their number is given
 * @param estimates one for every metric
 */
public record ArmSummary(Arm arm, int finished, int failed, Map<SummaryMetric, Estimate> estimates) {

    /** Copies the map. */
    public ArmSummary {
        estimates = Collections.unmodifiableMap(new LinkedHashMap<>(estimates));
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

    /**
     * A summary of every arm, in the order of the plan; trials that have not ended count nowhere.
     *
     * @throws IllegalArgumentException if a trial's value is not finite
     */
    public static List<ArmSummary> of(ResultsByArm results) {
        return results.arms().stream().map(arm -> of(arm, results)).toList();
    }

    private static ArmSummary of(Arm arm, ResultsByArm results) {
        Analysis analysis = results.plan().experiment().analysis();
        List<Finished> finished = results.outcomes(arm, Finished.class);
        SeedVariation variation = results.variation(arm);
        Map<SummaryMetric, Estimate> estimates = new LinkedHashMap<>();
        for (SummaryMetric metric : SummaryMetric.of(results.plan())) {
            estimates.put(
                    metric,
                    metric.estimate(
                            finished.stream()
                                    .flatMap(trial ->
                                            metric.of(trial, analysis).stream().boxed())
                                    .toList(),
                            variation));
        }
        return new ArmSummary(
                arm, finished.size(), results.outcomes(arm, Failed.class).size(), estimates);
    }
}
