package org.dropwhere.report.chart;

import java.util.List;
import java.util.Optional;
import org.dropwhere.statistics.ResultsByArm;
import org.dropwhere.statistics.Sample;
import org.dropwhere.statistics.SummaryMetric;
import org.dropwhere.text.Phrases;

/** The values of every seed, a row for each arm. */
final class DistributionCharts {
    private static final String NOTE = "each seed a dot, the mean with its 95 % interval, in brackets how many seeds; ";

    private DistributionCharts() {}

    /** The distribution of a metric. */
    static Optional<ChartDraft> distribution(ResultsByArm results, SummaryMetric metric, VariantPalette palette) {
        return draft(
                "distribution",
                metric.words() + " of every seed",
                NOTE + MetricText.when(metric),
                metric,
                results,
                palette);
    }

    /** How far training is better than test. */
    static Optional<ChartDraft> gap(ResultsByArm results, VariantPalette palette) {
        return draft(
                "gap",
                "training minus test accuracy after the last epoch",
                NOTE + "right of 0 there is something to regularise",
                SummaryMetric.GAP_ACCURACY,
                results,
                palette);
    }

    private static Optional<ChartDraft> draft(
            String name, String what, String note, SummaryMetric metric, ResultsByArm results, VariantPalette palette) {
        List<Sample> samples = Sample.of(results, metric);
        if (samples.size() > RowPlot.MOST
                || samples.stream().allMatch(sample -> sample.values().isEmpty())) {
            return Optional.empty();
        }
        List<RowPlot.Row> rows = samples.stream()
                .map(sample -> new RowPlot.Row(
                        List.of(
                                palette.label(sample.arm().variant()),
                                "(" + sample.values().size() + ")"),
                        palette.labels(sample.arm().point()),
                        sample.values(),
                        sample.estimate(),
                        palette.style(sample.arm())))
                .toList();
        XyPanel panel = RowPlot.panel(
                MetricText.axis(metric),
                metric.possible(),
                rows,
                metric == SummaryMetric.GAP_ACCURACY,
                Optional.empty());
        Picture picture = new Picture(
                Phrases.capital(what),
                results.plan().experiment().name(),
                note,
                List.of(panel),
                1,
                RowPlot.height(panel),
                Legend.NONE);
        String description = ChartText.sentence(
                "Mean " + what,
                samples.stream()
                        .map(sample -> palette.name(sample.arm()) + " " + ChartText.estimate(sample.estimate()) + ", "
                                + Phrases.count(sample.values().size(), "seed"))
                        .toList());
        return Optional.of(new ChartDraft(name, description, picture));
    }
}
