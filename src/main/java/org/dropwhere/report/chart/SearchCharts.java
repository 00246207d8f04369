package org.dropwhere.report.chart;

import java.util.List;
import java.util.Optional;

/** The charts of a search. */
public final class SearchCharts {
    /** With how many seeds each candidate ended. */
    public static final String ELIMINATION = "elimination";
    /** Gains by place and rate. */
    public static final String PLACE_BY_RATE = "place-by-rate";
    /** Gains against the noise at the gates. */
    public static final String NOISE = "noise";

    /** All of them. */
    public static final List<String> NAMES = List.of(ELIMINATION, PLACE_BY_RATE, NOISE);

    private SearchCharts() {}

    /** Of who left when. */
    public static Optional<Chart> elimination(String experiment, List<Finisher> candidates) {
        return EliminationChart.of(experiment, candidates).map(ChartDraft::draw);
    }

    /**
     * Of what each place gains, rate by rate.
     *
     * @param what the scores are differences of, as in {@code validation accuracy}
     * @param reference what they are differences to
     * @param higherIsBetter whether a larger score is better
     */
    public static Optional<Chart> placeByRate(
            String experiment, List<PlacedScore> scores, String what, String reference, boolean higherIsBetter) {
        return PlaceByRateChart.of(experiment, scores, what, reference, higherIsBetter)
                .map(ChartDraft::draw);
    }

    /**
     * Of what each place gains, against the noise that reaches the gates.
     *
     * @param what the scores are differences of
     * @param reference what they are differences to
     * @param note how to read it, and what it shows
     */
    public static Optional<Chart> noise(
            String experiment, List<PlacedScore> scores, String what, String reference, String note) {
        return NoiseChart.of(experiment, scores, what, reference, note).map(ChartDraft::draw);
    }
}
