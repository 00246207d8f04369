package org.dropwhere.statistics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.config.Variant;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.CellResult;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Outcome.Failed;
import org.dropwhere.training.Outcome.Finished;

/**
 * What a variant came to over the seeds.
 *
 * @param variant its name
 * @param finished trials that were trained to the end: the n of every estimate
 * @param failed trials that stopped early; no estimate can count them, so they are told
 * @param estimates one for every metric
 */
public record VariantSummary(String variant, int finished, int failed, Map<SummaryMetric, Estimate> estimates) {

    /** Copies the map. */
    public VariantSummary {
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

    /** A summary of every variant, in the order of the plan; trials without an outcome yet count nowhere. */
    public static List<VariantSummary> of(Plan plan, List<CellResult> results) {
        return plan.experiment().variants().stream()
                .map(variant -> of(variant, results))
                .toList();
    }

    private static VariantSummary of(Variant variant, List<CellResult> results) {
        List<Finished> finished =
                outcomes(variant.name(), results, Finished.class).toList();
        Map<SummaryMetric, Estimate> estimates = new EnumMap<>(SummaryMetric.class);
        for (SummaryMetric metric : SummaryMetric.values()) {
            estimates.put(metric, Estimate.of(finished.stream().map(metric::of).toList()));
        }
        int failed = (int) outcomes(variant.name(), results, Failed.class).count();
        return new VariantSummary(variant.name(), finished.size(), failed, estimates);
    }

    private static <T extends Outcome> Stream<T> outcomes(String variant, List<CellResult> results, Class<T> kind) {
        return results.stream()
                .filter(result -> result.cell().variant().equals(variant))
                .flatMap(result -> result.outcome().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
