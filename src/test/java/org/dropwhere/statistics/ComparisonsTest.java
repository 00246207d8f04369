package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.report.VerdictText;
import org.dropwhere.results.HandMade;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
    private static final Plan PLAN = HandMade.plan(3, "control", "a", "b");

    @Test
    void pairsEachVariantWithTheFirstBySeed() {
        Comparisons comparisons = FirstLook.compare(ResultsByArm.of(
                PLAN,
                HandMade.results(
                        PLAN,
                        HandMade.finished(0.5, 0.75),
                        HandMade.finished(0.625, 0.875),
                        HandMade.failed(),
                        HandMade.finished(0.25),
                        HandMade.finished(0.5),
                        HandMade.finished(0.5),
                        HandMade.failed())));
        assertEquals(
                List.of("a - control", "b - control"),
                comparisons.ofPrimary().stream().map(Comparison::name).toList());
        assertEquals(
                new Pairs(List.of(new Pair(1, 0.625, 0.5), new Pair(2, 0.5, 0.25)), List.of(3L), List.of()),
                comparisons.ofPrimary().get(0).pairs());
        assertEquals(
                new Pairs(List.of(new Pair(2, 0.5, 0.25)), List.of(1L, 3L), List.of()),
                comparisons.ofPrimary().get(1).pairs());
        assertEquals(
                List.of(0.125, 0.25), comparisons.ofPrimary().get(0).pairs().differences());
    }

    @Test
    void seedsThatHaveNotEndedAreNotFailed() {
        Pairs pairs = FirstLook.compare(
                        ResultsByArm.of(PLAN, HandMade.results(PLAN, HandMade.finished(0.5), HandMade.failed())))
                .ofPrimary()
                .get(0)
                .pairs();
        assertEquals(new Pairs(List.of(), List.of(1L), List.of(2L, 3L)), pairs);
    }

    @Test
    void theSameModelSaidTwiceIsIdentical() {
        Plan plan = HandMade.plan(2, "control", "a");
        Plan same = new Plan(
                plan.experiment(),
                List.of(),
                plan.runs().stream()
                        .map(run -> new PlannedRun(
                                run.arm(),
                                run.seed(),
                                plan.runs().get((int) run.seed() - 1).trial()))
                        .toList());
        Comparison comparison = FirstLook.compare(ResultsByArm.of(same, HandMade.results(same, HandMade.finished(0.5))))
                .ofPrimary()
                .get(0);
        assertEquals(Verdict.Kind.IDENTICAL, comparison.verdict().orElseThrow().kind());
        assertEquals(
                "a and control are identical: they are the same model and share their trials, so that every difference"
                        + " is exactly 0.",
                VerdictText.of(comparison, OptionalDouble.empty(), InterimLooks.single(2)));
        assertEquals(OptionalDouble.empty(), comparison.adjusted());
    }

    @Test
    void detectableIsWhatTheVerdictsTestsFindWithTheSmallestOfAllPValues() {
        Comparison comparison = FirstLook.compare(ResultsByArm.of(
                        PLAN,
                        HandMade.results(
                                PLAN,
                                HandMade.finished(0.5),
                                HandMade.finished(0.5),
                                HandMade.finished(0.5),
                                HandMade.finished(0.5),
                                HandMade.finished(0.50390625),
                                HandMade.finished(0.5),
                                HandMade.finished(0.5),
                                HandMade.finished(0.5078125),
                                HandMade.finished(0.5))))
                .ofPrimary()
                .get(0);
        // Two comparisons: Holm's method asks for 0.025 of the first.
        assertEquals(
                Power.detectable(3, MeanDifference.quantile(3, 0.025, MeanDifference.skewnessError(3)))
                        * comparison.evidence().difference().sd().orElseThrow(),
                comparison.evidence().detectable().orElseThrow(),
                1e-15);
    }

    @Test
    void oneVariantIsComparedWithNothing() {
        Plan alone = HandMade.plan(2, "control");
        assertEquals(
                List.of(),
                FirstLook.compare(ResultsByArm.of(alone, HandMade.results(alone)))
                        .list());
    }
}
