package org.dropwhere.statistics;

import java.util.List;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.CellResult;
import org.dropwhere.training.Outcome.Finished;

/**
 * An arm's values of a metric.
 *
 * @param arm the variant at a point of the sweep
 * @param values one for each finished trial, in the order of the plan
 * @param estimate what they say of the arm's mean
 */
public record Sample(Arm arm, List<Double> values, Estimate estimate) {

    /** Copies the list. */
    public Sample {
        values = List.copyOf(values);
    }

    /** A sample of every arm, in the order of the plan. */
    public static List<Sample> of(Plan plan, List<CellResult> results, SummaryMetric metric) {
        return plan.arms().stream()
                .map(arm -> of(
                        arm,
                        results.stream()
                                .filter(result -> result.cell().arm().equals(arm))
                                .flatMap(result -> result.outcome().stream())
                                .filter(Finished.class::isInstance)
                                .map(outcome -> metric.of(
                                        (Finished) outcome, plan.experiment().analysis()))
                                .toList(),
                        metric))
                .toList();
    }

    private static Sample of(Arm arm, List<Double> values, SummaryMetric metric) {
        return new Sample(arm, values, metric.estimate(values));
    }
}
