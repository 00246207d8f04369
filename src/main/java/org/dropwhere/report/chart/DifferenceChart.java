package org.dropwhere.report.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.SummaryMetric;

/** The paired differences of the primary metric, seed by seed, and the margin within which they do not matter. */
final class DifferenceChart {
    private DifferenceChart() {}

    static Optional<ChartDraft> of(Plan plan, Comparisons comparisons, VariantPalette palette) {
        List<Comparison> compared = comparisons.ofPrimary();
        if (compared.isEmpty()
                || compared.size() > RowPlot.MOST
                || compared.stream().allMatch(each -> each.pairs().n() == 0)) {
            return Optional.empty();
        }
        SummaryMetric metric = comparisons.primary();
        Optional<Interval> margin = compared.stream()
                .flatMap(each -> each.equivalence().stream())
                .map(each -> new Interval(-each.margin(), each.margin()))
                .findFirst();
        List<RowPlot.Row> rows = compared.stream()
                .map(each -> new RowPlot.Row(
                        List.of(
                                label(each, each.arm(), palette),
                                "\u2212 " + label(each, each.baseline(), palette),
                                "(" + each.pairs().n() + ")"),
                        palette.labels(where(each)),
                        each.pairs().differences(),
                        each.evidence().difference(),
                        palette.style(each.arm())))
                .toList();
        XyPanel panel = RowPlot.panel(
                "difference in " + MetricText.axis(metric),
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
                RowPlot.height(panel),
                Legend.NONE);
        String description = ChartText.sentence(
                "Mean difference in " + metric.words(),
                compared.stream()
                        .map(each -> name(each, palette) + " "
                                + ChartText.estimate(each.evidence().difference()))
                        .toList());
        return Optional.of(new ChartDraft("differences", description, picture));
    }

    /** In few words: the variant, or the values that are compared; the variant too where these are not its own. */
    private static String label(Comparison comparison, Arm arm, VariantPalette palette) {
        List<String> along = comparison.along();
        if (along.isEmpty()) {
            return palette.label(arm.variant());
        }
        Map<String, String> values = new LinkedHashMap<>(arm.point().values());
        values.keySet().retainAll(along);
        String value = String.join(" / ", palette.labels(new Point(values)));
        return along.stream().allMatch(axis -> axis.startsWith("variants." + arm.variant() + "."))
                ? value
                : palette.label(arm.variant()) + ", " + value;
    }

    /** Where both arms are. */
    private static Point where(Comparison comparison) {
        return Point.common(
                List.of(comparison.arm().point(), comparison.baseline().point()));
    }

    private static String name(Comparison comparison, VariantPalette palette) {
        String pair = comparison.names().arm() + " \u2212 " + comparison.names().baseline();
        Point where = where(comparison);
        return where.values().isEmpty() ? pair : pair + ", " + palette.name(where);
    }
}
