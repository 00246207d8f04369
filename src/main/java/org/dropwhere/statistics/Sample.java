package org.dropwhere.statistics;

import java.util.List;
import org.dropwhere.plan.Arm;
import org.dropwhere.spec.Analysis;
import org.dropwhere.training.Outcome.Finished;

/**
 * An arm's values of a metric.
 *
 * @param arm the variant at a point of the sweep
 * @param values one for each finished trial that has it, in the order of the plan
 * @param estimate the arm's mean, estimated from them
 */
public record Sample(Arm arm, List<Double> values, Estimate estimate) {

    /** Copies the list. */
    public Sample {
        values = List.copyOf(values);
    }

    /**
     * A sample of every arm, in the order of the plan.
     *
     * @throws IllegalArgumentException if a value is not finite
     */
    public static List<Sample> of(ResultsByArm results, SummaryMetric metric) {
        return results.arms().stream().map(arm -> of(arm, results, metric)).toList();
    }

    private static Sample of(Arm arm, ResultsByArm results, SummaryMetric metric) {
        Analysis analysis = results.plan().experiment().analysis();
        List<Double> values = results.outcomes(arm, Finished.class).stream()
                .flatMap(trial -> metric.of(trial, analysis).stream().boxed())
                .toList();
        return new Sample(arm, values, metric.estimate(values, results.variation(arm)));
    }
}
