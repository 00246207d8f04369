package org.dropwhere.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.dropwhere.config.Variant;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.CellResult;

/**
 * All that an experiment compares.
 *
 * @param primary the metric that verdicts are about
 * @param list at each point of the sweep each comparison of the file, each with every compared metric, the primary one
 *     first
 */
public record Comparisons(SummaryMetric primary, List<Comparison> list) {
    private static final List<SummaryMetric> COMPARED = List.of(
            SummaryMetric.TEST_ACCURACY_AT_BEST,
            SummaryMetric.TEST_LOSS_AT_BEST,
            SummaryMetric.TEST_ACCURACY_AT_LAST,
            SummaryMetric.TEST_LOSS_AT_LAST,
            SummaryMetric.GAP_ACCURACY);

    /** Copies the list. */
    public Comparisons {
        list = List.copyOf(list);
    }

    /** The comparisons of the primary metric, which have verdicts. */
    public List<Comparison> ofPrimary() {
        return list.stream()
                .filter(comparison -> comparison.metric() == primary)
                .toList();
    }

    /** Compares what has finished; empty for an experiment of one variant. */
    public static Comparisons of(Plan plan, List<CellResult> results) {
        List<String> variants =
                plan.experiment().variants().stream().map(Variant::name).toList();
        return new Comparisons(
                SummaryMetric.TEST_ACCURACY_AT_BEST,
                plan.arms().stream()
                        .filter(arm -> !arm.variant().equals(variants.get(0)))
                        .flatMap(arm -> compared(arm, new Arm(arm.point(), variants.get(0)), results))
                        .toList());
    }

    private static Stream<Comparison> compared(Arm arm, Arm baseline, List<CellResult> results) {
        return COMPARED.stream().map(metric -> {
            Pairs pairs = Pairs.of(arm, baseline, results, metric::of);
            return new Comparison(
                    arm,
                    baseline,
                    metric,
                    pairs,
                    Evidence.of(pairs, metric.higherIsBetter()),
                    Optional.empty(),
                    OptionalDouble.empty(),
                    Optional.empty());
        });
    }
}
