package org.dropwhere.report.chart;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.ResultsByArm;
import org.dropwhere.statistics.Sample;
import org.dropwhere.statistics.SummaryMetric;
import org.dropwhere.text.Phrases;

/**
 * The charts of a sweep: a metric against the first axis, a panel for each combination of the others; and against the
 * first two as heat maps, a panel for each variant and combination of the others. Where no two points differ in the
 * first axis alone, as where they were drawn, the metric against each axis.
 */
final class SweepCharts {
    private static final int MOST_PANELS = 60;
    private static final int HEIGHT = 400;
    private static final int HEIGHT_OF_MANY = 300;
    /** Intervals of several variants at a value stand side by side, over this part of the smallest gap. */
    private static final double FAN = 0.2;

    private final VariantPalette palette;
    private final String experiment;
    private final SummaryMetric metric;
    private final List<Point> points;
    private final List<SweepAxis> axes;
    private final List<Sample> samples;

    SweepCharts(ResultsByArm results, SummaryMetric metric, VariantPalette palette) {
        this.palette = palette;
        this.metric = metric;
        Plan plan = results.plan();
        experiment = plan.experiment().name();
        points = plan.points();
        axes = SweepAxis.of(points);
        samples = Sample.of(results, metric);
    }

    private boolean isNothing() {
        return points.size() < 2
                || samples.stream().allMatch(sample -> sample.values().isEmpty());
    }

    private boolean isScattered() {
        SweepAxis axis = axes.get(0);
        return axes.size() > 1 && points.stream().map(axis::others).distinct().count() == points.size();
    }

    /** The metric against the first axis, with intervals; or against every axis. */
    Optional<ChartDraft> curves() {
        if (isNothing()) {
            return Optional.empty();
        }
        return isScattered() ? Optional.of(scattered()) : lines();
    }

    private ChartDraft scattered() {
        PanelAxis y = PanelAxis.numbers(MetricText.axis(metric), range());
        List<XyPanel> panels = axes.stream()
                .filter(axis -> axis.values().size() > 1)
                .map(axis -> Scatter.panel(axis, samples, palette, y))
                .toList();
        Picture picture = new Picture(
                Phrases.capital(metric.words()) + " at each point of the sweep",
                experiment,
                "mean over seeds with its 95 % interval, " + MetricText.when(metric)
                        + "; from dot to dot the other axes change too",
                panels,
                Picture.columns(panels),
                height(panels),
                palette.legend());
        return new ChartDraft("sweep", description(), picture);
    }

    private Optional<ChartDraft> lines() {
        SweepAxis axis = axes.get(0);
        List<Point> others = points.stream().map(axis::others).distinct().toList();
        if (others.size() > MOST_PANELS) {
            return Optional.empty();
        }
        PanelAxis y = PanelAxis.numbers(MetricText.axis(metric), range());
        List<XyPanel> panels = others.stream()
                .map(other -> new XyPanel(
                        palette.labels(other),
                        x(axis),
                        y,
                        elements(
                                axis,
                                samples.stream()
                                        .filter(sample -> axis.others(
                                                        sample.arm().point())
                                                .equals(other))
                                        .toList())))
                .toList();
        Picture picture = new Picture(
                Phrases.capital(metric.words()) + " against " + axis.title(),
                experiment,
                "mean over seeds with its 95 % interval, " + MetricText.when(metric),
                panels,
                Picture.columns(panels),
                height(panels),
                palette.legend());
        return Optional.of(new ChartDraft("sweep", description(), picture));
    }

    /** With room for the names below the panels. */
    private static int height(List<XyPanel> panels) {
        int width = Picture.panelWidth(panels, Picture.columns(panels));
        int names = panels.stream()
                .mapToInt(panel -> XyPanel.extraHeight(panel.x(), width))
                .max()
                .orElse(0);
        return (panels.size() > 2 ? HEIGHT_OF_MANY : HEIGHT) + names;
    }

    /** The metric against the first two axes. */
    Optional<ChartDraft> heatMaps() {
        if (isNothing() || axes.size() < 2 || isScattered()) {
            return Optional.empty();
        }
        SweepAxis x = axes.get(0);
        SweepAxis y = axes.get(1);
        List<Point> others = points.stream()
                .map(point -> y.others(x.others(point)))
                .distinct()
                .toList();
        List<String> variants = List.copyOf(palette.styles().keySet());
        if (others.size() * variants.size() > MOST_PANELS) {
            return Optional.empty();
        }
        Interval range = means();
        List<HeatMapPanel> panels = others.stream()
                .flatMap(other -> variants.stream()
                        .map(variant -> new HeatMapPanel(
                                Stream.concat(Stream.of(palette.label(variant)), palette.labels(other).stream())
                                        .toList(),
                                x,
                                y,
                                palette,
                                samples.stream()
                                        .filter(sample -> sample.arm().variant().equals(variant)
                                                && y.others(x.others(
                                                                sample.arm().point()))
                                                        .equals(other))
                                        .toList(),
                                range,
                                false)))
                .toList();
        int columns = Picture.columns(panels);
        Picture picture = new Picture(
                "Mean " + metric.words(),
                experiment,
                "mean over seeds, " + MetricText.when(metric) + "; the darker, the larger",
                panels,
                columns,
                panels.get(0).height(Picture.panelWidth(panels, columns)),
                Legend.NONE);
        return Optional.of(new ChartDraft("heat-map", description(), picture));
    }

    private String description() {
        return ChartText.sentence(
                "Mean " + metric.words(),
                samples.stream()
                        .map(sample -> palette.name(sample.arm()) + " " + ChartText.estimate(sample.estimate()))
                        .toList());
    }

    private Stream<Estimate> estimates() {
        return samples.stream()
                .map(Sample::estimate)
                .filter(estimate -> estimate.mean().isPresent());
    }

    private Interval means() {
        double[] means = estimates()
                .mapToDouble(estimate -> estimate.mean().orElseThrow())
                .sorted()
                .toArray();
        return new Interval(means[0], means[means.length - 1]);
    }

    /** Of all means, and of the intervals as far as they leave the means legible. */
    private Range range() {
        Interval means = means();
        double reach = Math.max(means.width(), 0.02);
        List<Double> shown = new ArrayList<>(List.of(means.low(), means.high()));
        estimates().flatMap(estimate -> estimate.ci95().stream()).forEach(interval -> {
            shown.add(Math.max(interval.low(), means.low() - reach));
            shown.add(Math.min(interval.high(), means.high() + reach));
        });
        return Range.covering(shown, metric.possible());
    }

    private PanelAxis x(SweepAxis axis) {
        List<Double> at = axis.positions();
        List<String> names = axis.names();
        double aside = at.size() == 1 ? 1 : gap(at) / 2;
        return new PanelAxis(
                axis.title(palette),
                new Range(at.get(0) - aside, at.get(at.size() - 1) + aside),
                "0",
                IntStream.range(0, at.size())
                        .mapToObj(i -> new PanelAxis.Tick(at.get(i), names.get(i)))
                        .toList());
    }

    /** The smallest distance of two values. */
    private static double gap(List<Double> at) {
        return IntStream.range(1, at.size())
                .mapToDouble(i -> at.get(i) - at.get(i - 1))
                .min()
                .orElse(1);
    }

    private List<PlotElement> elements(SweepAxis axis, List<Sample> shown) {
        List<PlotElement> elements = new ArrayList<>();
        Map<String, Map<String, List<Estimate>>> estimates = byVariantAndValue(axis, shown);
        List<String> variants = List.copyOf(palette.styles().keySet());
        List<Double> at = axis.positions();
        for (int v = 0; v < variants.size(); v++) {
            String variant = variants.get(v);
            VariantStyle style = VariantStyle.at(v);
            double shift = (v - (variants.size() - 1) / 2.0) / variants.size() * FAN * gap(at);
            List<Point2D> means = new ArrayList<>();
            for (int i = 0; i < at.size(); i++) {
                double x = at.get(i) + shift;
                String value = axis.values().get(i);
                estimates
                        .getOrDefault(variant, Map.of())
                        .getOrDefault(value, List.of())
                        .forEach(estimate -> {
                            estimate.mean().ifPresent(mean -> means.add(new Point2D.Double(x, mean)));
                            estimate.ci95()
                                    .ifPresent(interval -> elements.add(
                                            PlotElement.Line.upright(x, interval, style.color(), Theme.THICK)));
                        });
            }
            if (!means.isEmpty()) {
                elements.add(new PlotElement.Line(means, style.color(), style.line()));
                elements.add(new PlotElement.Dots(means, style.color(), style.marker(), VariantStyle.MARKER_SIZE));
            }
        }
        return elements;
    }

    private static Map<String, Map<String, List<Estimate>>> byVariantAndValue(SweepAxis axis, List<Sample> samples) {
        return samples.stream()
                .collect(Collectors.groupingBy(
                        sample -> sample.arm().variant(),
                        Collectors.groupingBy(
                                sample -> axis.value(sample.arm().point()),
                                Collectors.mapping(Sample::estimate, Collectors.toList()))));
    }
}
