package org.dropwhere.report.chart;

import java.util.List;
import java.util.Optional;
import org.dropwhere.statistics.ResultsByArm;
import org.dropwhere.statistics.Sample;
import org.dropwhere.statistics.SummaryMetric;
import org.dropwhere.text.Phrases;

/** What each arm came to in the end, seed by seed. */
final class Finals {
    private static final String NOTE = "each seed a dot, the mean with its 95 % interval, in brackets how many seeds; ";

    private Finals() {}

    /** The distribution of a metric. */
    static Optional<Sketch> distribution(ResultsByArm results, SummaryMetric metric, Cast cast) {
        return sketch(
                "distribution", metric.words() + " of every seed", NOTE + Metrics.when(metric), metric, results, cast);
    }

    /** How far training is better than test. */
    static Optional<Sketch> gap(ResultsByArm results, Cast cast) {
        return sketch(
                "gap",
                "training minus test accuracy after the last epoch",
                NOTE + "right of 0 there is something to regularise",
                SummaryMetric.GAP_ACCURACY,
                results,
                cast);
    }

    private static Optional<Sketch> sketch(
            String name, String what, String note, SummaryMetric metric, ResultsByArm results, Cast cast) {
        List<Sample> samples = Sample.of(results, metric);
        if (samples.size() > Rows.MOST
                || samples.stream().allMatch(sample -> sample.values().isEmpty())) {
            return Optional.empty();
        }
        List<Rows.Row> rows = samples.stream()
                .map(sample -> new Rows.Row(
                        List.of(
                                cast.label(sample.arm().variant()),
                                "(" + sample.values().size() + ")"),
                        cast.labels(sample.arm().point()),
                        sample.values(),
                        sample.estimate(),
                        cast.style(sample.arm())))
                .toList();
        XyPanel panel = Rows.panel(
                Metrics.axis(metric), metric.possible(), rows, metric == SummaryMetric.GAP_ACCURACY, Optional.empty());
        Picture picture = new Picture(
                Wording.capital(what),
                results.plan().experiment().name(),
                note,
                List.of(panel),
                1,
                Rows.height(panel),
                Legend.NONE);
        String description = Wording.sentence(
                "Mean " + what,
                samples.stream()
                        .map(sample -> cast.name(sample.arm()) + " " + Wording.estimate(sample.estimate()) + ", "
                                + Phrases.count(sample.values().size(), "seed"))
                        .toList());
        return Optional.of(new Sketch(name, description, picture));
    }
}
