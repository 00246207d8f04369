package org.dropwhere.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SearchChartsTest {
    private static final String LIGHT = "fill:rgb(247,251,255)";
    private static final String DARK = "fill:rgb(107,174,214)";

    private static final List<PlacedScore> SCORES = List.of(
            new PlacedScore("cell", 0.5, OptionalDouble.empty(), List.of(-0.1, -0.1)),
            new PlacedScore("dense", 0.5, OptionalDouble.empty(), List.of(0.1, 0.1)));

    /** Of the cells, in the order of the scores. */
    private static List<String> shades(String svg) {
        assertTrue(svg.contains(LIGHT) && svg.contains(DARK), svg);
        return List.of(LIGHT, DARK).stream()
                .sorted((one, other) -> Integer.compare(svg.indexOf(one), svg.indexOf(other)))
                .toList();
    }

    private static Chart placeByRate(boolean higherIsBetter) {
        return SearchCharts.placeByRate("where", SCORES, "validation score", "none", higherIsBetter)
                .orElseThrow();
    }

    @Test
    void theDarkerThePlaceTheBetterWhicheverWayTheMetricGoes() {
        String lossLike = placeByRate(false).svg();
        String accuracyLike = placeByRate(true).svg();
        assertEquals(List.of(LIGHT, DARK), shades(accuracyLike));
        assertEquals(List.of(DARK, LIGHT), shades(lossLike));
        assertTrue(lossLike.contains("the darker, the better"), lossLike);
    }

    @Test
    void whatIsFarWorseLeavesTheShadesToTheOthers() {
        List<PlacedScore> scores = new ArrayList<>(SCORES);
        scores.add(new PlacedScore("candidate", 0.5, OptionalDouble.empty(), List.of(-0.9, -0.9)));
        scores.add(new PlacedScore("token", 0.5, OptionalDouble.empty(), List.of(0.1, 0.1)));
        String svg = SearchCharts.placeByRate("where", scores, "validation score", "none", true)
                .orElseThrow()
                .svg();
        assertEquals(2, svg.split(Pattern.quote(LIGHT), -1).length - 1);
        assertEquals(2, svg.split(Pattern.quote(DARK), -1).length - 1);
    }

    @Test
    void cheaperAndWholeTrialsOfASeedAreTwoTrialsAndNoTwoSeeds() {
        Chart chart = SearchCharts.elimination(
                        "where",
                        List.of(
                                new Finisher("a", 5, 7, "best", 0, ""),
                                new Finisher("b", 5, 0, "beaten", 4, "0.100 behind")))
                .orElseThrow();
        assertEquals("Trials with which each candidate was trained in where", chart.title());
        assertEquals(
                "Trials of each candidate: a 12 trials (5 cheaper), best; b 5 trials (5 cheaper), beaten, 0.100 behind.",
                chart.description());
    }

    @Test
    void withoutCheaperTrialsSeedsAreCounted() {
        Chart chart = SearchCharts.elimination(
                        "where",
                        List.of(new Finisher("a", 0, 7, "best", 0, ""), new Finisher("b", 0, 5, "beaten", 4, "")))
                .orElseThrow();
        assertEquals("Seeds with which each candidate was trained in where", chart.title());
        assertEquals("Seeds of each candidate: a 7 seeds, best; b 5 seeds, beaten.", chart.description());
    }
}
