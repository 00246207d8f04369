package org.dropwhere.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.statistics.FirstLook;
import org.dropwhere.statistics.ResultsByArm;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static final Plan TWO = HandMade.plan(2, "control", "both");

    @Test
    void drawsDifferencesWhereThereIsSomethingToCompare() {
        assertEquals(List.of("differences", "distribution", "accuracy", "loss", "gap"), names(charts(TWO)));
        assertEquals(List.of("distribution", "accuracy", "loss", "gap"), names(charts(HandMade.plan(2, "control"))));
    }

    @Test
    void drawsAMetricAgainstOneAxis() {
        Plan plan = HandMade.swept(TWO, axes(Map.of("data.train", List.of("100", "200"))));
        assertEquals(List.of("differences", "sweep", "distribution", "accuracy", "loss", "gap"), names(charts(plan)));
    }

    @Test
    void drawsTwoAxesAsAHeatMap() {
        Plan plan = HandMade.swept(
                TWO, axes(Map.of("data.train", List.of("100", "200"), "data.task", List.of("parity", "majority"))));
        assertEquals(
                List.of("differences", "sweep", "heat-map", "distribution", "accuracy", "loss", "gap"),
                names(charts(plan)));
    }

    @Test
    void drawsMeanRanksOfThreeVariantsOverManyPoints() {
        List<String> values = List.of("100", "200", "300", "400", "500", "600", "700");
        Plan plan = HandMade.swept(HandMade.plan(2, "a", "b", "c"), axes(Map.of("data.train", values)));
        List<Chart> charts = charts(plan);
        assertEquals(
                List.of("differences", "sweep", "critical-difference", "distribution", "accuracy", "loss", "gap"),
                names(charts));
        assertEquals("Mean ranks by test accuracy in hand-made", charts.get(2).title());
        assertEquals(
                "Mean rank over 7 points: a 2.00; b 2.00; c 2.00.",
                charts.get(2).description());
    }

    @Test
    void drawsDrawnPointsAgainstEachAxis() {
        Plan grid = HandMade.swept(
                TWO,
                axes(Map.of("data.train", List.of("100", "200", "300"), "model.units", List.of("20", "30", "40"))));
        Set<String> drawn = Set.of("100 20", "200 40", "300 30");
        Plan plan = new Plan(
                grid.experiment(),
                grid.overrides(),
                grid.runs().stream()
                        .filter(run -> drawn.contains(
                                String.join(" ", run.arm().point().values().values())))
                        .toList());

        List<Chart> charts = charts(plan);
        assertEquals(List.of("differences", "sweep", "distribution", "accuracy", "loss", "gap"), names(charts));
        assertEquals(
                "Test accuracy at each point of the sweep in hand-made",
                charts.get(1).title());
    }

    @Test
    void drawsWhenSeedsSolvedTheTaskIfThatIsAsked() {
        Plan asked = HandMade.solvedFrom(TWO, 0.75);
        List<Chart> charts = charts(asked);
        assertEquals(List.of("differences", "distribution", "accuracy", "solved", "loss", "gap"), names(charts));
        assertEquals(
                "Share of seeds that have solved the task by the last epoch: control 1.000 (95 % interval 0.342 to"
                        + " 1.000); both 1.000 (95 % interval 0.342 to 1.000).",
                charts.get(3).description());
        Plan swept = HandMade.swept(asked, axes(Map.of("data.train", List.of("100", "200"))));
        assertTrue(names(charts(swept)).contains("solved"));
    }

    @Test
    void leavesOutWhatNobodyCouldRead() {
        List<String> many =
                Stream.iterate(1, i -> i + 1).limit(121).map(String::valueOf).toList();
        Plan plan = HandMade.swept(TWO, axes(Map.of("data.train", many)));
        assertEquals(
                List.of("sweep"),
                Charts.drafts(
                                ResultsByArm.of(plan, results(plan)),
                                FirstLook.compare(ResultsByArm.of(plan, results(plan))))
                        .stream()
                        .map(ChartDraft::name)
                        .toList());
    }

    @Test
    void drawsNothingWithoutAnEpoch() {
        assertEquals(List.of(), draw(TWO, HandMade.results(TWO)));
    }

    @Test
    void drawsACurveAsOnePathWithItsDashes() {
        Chart accuracy = charts(TWO).get(2);
        // Two panels with the dashed line of the second variant each, and its sample in the legend.
        assertEquals(3, accuracy.svg().split("stroke-dasharray:10,6", -1).length - 1);
        assertTrue(accuracy.svg().contains("stroke-dasharray"), accuracy.svg());
    }

    @Test
    void roundsTheNumbersOfAnSvgToHundredths() {
        charts(TWO)
                .forEach(chart -> assertEquals(
                        List.of(),
                        chart.svg()
                                .lines()
                                .filter(line -> line.matches(".*\\d\\.\\d{3,}.*"))
                                .toList()));
    }

    @Test
    void saysInWordsWhatItShows() {
        assertEquals(
                "Mean test accuracy of every seed: control 0.500 (95 % interval 0.500 to 0.500), 2 seeds;"
                        + " both 0.500 (95 % interval 0.500 to 0.500), 2 seeds.",
                charts(TWO).get(1).description());
    }

    @Test
    void saysOfHowManySeedsTheEndOfACurveIs() {
        List<PlannedRunResult> results = HandMade.results(
                TWO,
                HandMade.finished(0.5, 0.75),
                HandMade.finished(0.5, 0.75),
                HandMade.finished(0.5),
                HandMade.finished(0.5, 0.75));
        assertTrue(
                draw(TWO, results).stream()
                        .map(Chart::description)
                        .anyMatch(description -> description.startsWith("Mean validation accuracy after the last epoch:"
                                + " control 0.750 in epoch 2, of 1 of 2 seeds; both 0.750 (95 % interval")),
                draw(TWO, results).stream().map(Chart::description).toList().toString());
    }

    private static List<Chart> charts(Plan plan) {
        return draw(plan, results(plan));
    }

    private static List<PlannedRunResult> results(Plan plan) {
        return HandMade.results(
                plan,
                Stream.generate(() -> HandMade.finished(0.5, 0.75))
                        .limit(plan.runs().size())
                        .toArray(Outcome[]::new));
    }

    private static List<Chart> draw(Plan plan, List<PlannedRunResult> results) {
        return Charts.of(ResultsByArm.of(plan, results), FirstLook.compare(ResultsByArm.of(plan, results))).stream()
                .flatMap(source -> source.draw().get().stream())
                .toList();
    }

    private static List<String> names(List<Chart> charts) {
        return charts.stream().map(Chart::name).toList();
    }

    private static SortedMap<String, List<String>> axes(Map<String, List<String>> axes) {
        return new TreeMap<>(axes);
    }
}
