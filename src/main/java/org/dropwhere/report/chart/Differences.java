package org.dropwhere.report.chart;

import java.util.List;
import java.util.Optional;
import org.dropwhere.plan.Plan;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.SummaryMetric;

/** The paired differences of the primary metric, seed by seed, and the margin within which they do not matter. */
final class Differences {
    private Differences() {}

    static Optional<Sketch> of(Plan plan, Comparisons comparisons, Cast cast) {
        List<Comparison> compared = comparisons.ofPrimary();
        if (compared.isEmpty()
                || compared.size() > Rows.MOST
                || compared.stream().allMatch(each -> each.pairs().n() == 0)) {
            return Optional.empty();
        }
        SummaryMetric metric = comparisons.primary();
        Optional<Interval> margin = compared.stream()
                .flatMap(each -> each.equivalence().stream())
                .map(each -> new Interval(-each.margin(), each.margin()))
                .findFirst();
        List<Rows.Row> rows = compared.stream()
                .map(each -> new Rows.Row(
                        List.of(
                                cast.label(each.arm().variant()),
                                "\u2212 " + cast.label(each.baseline().variant()),
                                "(" + each.pairs().n() + ")"),
                        cast.labels(each.arm().point()),
                        each.pairs().differences(),
                        each.evidence().difference(),
                        cast.style(each.arm())))
                .toList();
        XyPanel panel = Rows.panel(
                "difference in " + Metrics.axis(metric),
                new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                rows,
                true,
                margin);
        Picture picture = new Picture(
                "Difference in " + metric.words() + ", seed by seed,",
                plan.experiment().name(),
                "each seed a dot, the mean difference with its 95 % interval"
                        + (margin.isPresent() ? "; shaded: too small to matter" : "") + "; in brackets how many seeds",
                List.of(panel),
                1,
                Rows.height(panel),
                Legend.NONE);
        String description = Wording.sentence(
                "Mean difference in " + metric.words(),
                compared.stream()
                        .map(each -> name(each, cast) + " "
                                + Wording.estimate(each.evidence().difference()))
                        .toList());
        return Optional.of(new Sketch("differences", description, picture));
    }

    private static String pair(Comparison comparison) {
        return comparison.arm().variant() + " \u2212 " + comparison.baseline().variant();
    }

    private static String name(Comparison comparison, Cast cast) {
        String pair = pair(comparison);
        return comparison.arm().point().values().isEmpty()
                ? pair
                : pair + ", " + cast.name(comparison.arm().point());
    }
}
