package org.dropwhere.report.chart;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.statistics.Interval;
import org.dropwhere.text.NumberText;

/** What dropout at each place gains, against the noise that reaches the gates. */
final class NoiseChart {
    private static final int HEIGHT = 440;
    private static final Interval ANY = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private NoiseChart() {}

    /**
     * Absent if there are fewer than two candidates on paths to the gates.
     *
     * @param what the scores are differences of
     * @param reference what they are differences to
     * @param note the finding, in a clause
     */
    static Optional<ChartDraft> of(
            String experiment, List<PlacedScore> all, String what, String reference, String note) {
        List<PlacedScore> scores =
                all.stream().filter(score -> score.noise().isPresent()).toList();
        if (scores.size() < 2) {
            return Optional.empty();
        }
        Map<String, List<Point2D>> byPlace = new LinkedHashMap<>();
        List<Double> noises = new ArrayList<>(List.of(0.0));
        List<Double> means = new ArrayList<>(List.of(0.0));
        for (PlacedScore score : scores) {
            byPlace.computeIfAbsent(score.place(), place -> new ArrayList<>())
                    .add(new Point2D.Double(score.noise().orElseThrow(), score.mean()));
            noises.add(score.noise().orElseThrow());
            means.add(score.mean());
        }
        Range x = Range.covering(noises, ANY);
        List<PlotElement> elements = new ArrayList<>();
        elements.add(PlotElement.Line.between(
                new Point2D.Double(x.low(), 0), new Point2D.Double(x.high(), 0), Theme.FAINT_TEXT, Theme.THIN));
        List<Legend.Entry> entries = new ArrayList<>();
        for (Map.Entry<String, List<Point2D>> place : byPlace.entrySet()) {
            VariantStyle style = VariantStyle.at(entries.size());
            if (place.getValue().size() > 1) {
                elements.add(new PlotElement.Line(place.getValue(), style.color(), style.line()));
            }
            elements.add(
                    new PlotElement.Dots(place.getValue(), style.color(), style.marker(), VariantStyle.MARKER_SIZE));
            entries.add(new Legend.Entry(place.getKey(), style));
        }
        Picture picture = new Picture(
                "Difference in " + what + " to " + reference + " against the noise at the gates",
                experiment,
                note,
                List.of(new XyPanel(
                        List.of(),
                        PanelAxis.numbers("variance of what multiplies the signals that reach the gates", x),
                        PanelAxis.numbers("difference in " + what, Range.covering(means, ANY)),
                        elements)),
                1,
                HEIGHT,
                new Legend(entries));
        return Optional.of(new ChartDraft(
                SearchCharts.NOISE,
                ChartText.sentence(
                        "Mean difference in " + what + " to " + reference + " by place and noise",
                        scores.stream()
                                .map(score -> score.place() + " at noise "
                                        + NumberText.rounded(score.noise().orElseThrow()) + " "
                                        + ChartText.number(score.mean()))
                                .toList()),
                picture));
    }
}
