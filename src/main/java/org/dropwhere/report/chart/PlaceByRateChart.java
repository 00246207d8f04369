package org.dropwhere.report.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Point;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.Sample;
import org.dropwhere.text.NumberText;

/** What dropout at each place gains, rate by rate. */
final class PlaceByRateChart {
    private static final String PLACE = "place";
    private static final String RATE = "rate";
    private static final VariantPalette NO_NAMES = new VariantPalette(Map.of(), Map.of(), Map.of(), Map.of());
    private static final int MOST_PLACES = 60;

    private PlaceByRateChart() {}

    /**
     * Absent if there are fewer than two candidates.
     *
     * @param what the scores are differences of, as in {@code validation accuracy}
     * @param reference what they are differences to
     * @param higherIsBetter whether what is larger is better, so that it is darker
     */
    static Optional<ChartDraft> of(
            String experiment, List<PlacedScore> scores, String what, String reference, boolean higherIsBetter) {
        if (scores.size() < 2) {
            return Optional.empty();
        }
        List<String> places = new ArrayList<>(
                scores.stream().map(PlacedScore::place).distinct().toList());
        if (places.size() > MOST_PLACES) {
            return Optional.empty();
        }
        // The first value is at the bottom.
        Collections.reverse(places);
        List<String> rates = scores.stream()
                .map(PlacedScore::rate)
                .distinct()
                .sorted()
                .map(NumberText::of)
                .toList();
        HeatMapPanel panel = new HeatMapPanel(
                List.of(),
                new SweepAxis(List.of(RATE), rates),
                new SweepAxis(List.of(PLACE), places),
                NO_NAMES,
                scores.stream().map(PlaceByRateChart::sample).toList(),
                shades(scores, higherIsBetter),
                !higherIsBetter);
        Picture picture = new Picture(
                "Difference in " + what + " to " + reference + ", by place and rate,",
                experiment,
                "mean over the seeds that both have in the race; the darker, the better, and all that is worse by more than"
                        + " the best is better is white",
                List.of(panel),
                1,
                panel.height(Picture.WIDTH),
                Legend.NONE);
        return Optional.of(new ChartDraft(
                SearchCharts.PLACE_BY_RATE,
                ChartText.sentence(
                        "Mean difference in " + what + " to " + reference,
                        scores.stream()
                                .map(score -> score.place() + " " + NumberText.of(score.rate()) + " "
                                        + ChartText.number(score.mean()))
                                .toList()),
                picture));
    }

    /** What is far worse than the reference must not take the shades from those that are to be told apart. */
    private static Interval shades(List<PlacedScore> scores, boolean higherIsBetter) {
        double low = scores.stream().mapToDouble(PlacedScore::mean).min().orElseThrow();
        double high = scores.stream().mapToDouble(PlacedScore::mean).max().orElseThrow();
        if (higherIsBetter) {
            return high > 0 ? new Interval(Math.max(low, -high), high) : new Interval(low, high);
        }
        return low < 0 ? new Interval(low, Math.min(high, -low)) : new Interval(low, high);
    }

    private static Sample sample(PlacedScore score) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(RATE, NumberText.of(score.rate()));
        values.put(PLACE, score.place());
        return new Sample(
                new Arm(new Point(values), score.place()), score.differences(), Estimate.of(score.differences()));
    }
}
