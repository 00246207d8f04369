package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.PlannedRunResult;
import org.junit.jupiter.api.Test;

class SolvedCriterionTest {
    private static final Plan PLAN = HandMade.solvedFrom(HandMade.plan(2, "control", "a"), 0.75);
    private static final List<PlannedRunResult> RESULTS = HandMade.results(
            PLAN,
            HandMade.finished(0.5, 0.75, 0.5),
            HandMade.finished(0.75, 0.5, 0.5),
            HandMade.finished(0.5, 0.625, 0.5),
            HandMade.finished(0.5, 0.5, 0.875));

    @Test
    void countsFromTheFirstEpochThatReachesTheThreshold() {
        ArmSummary control = ArmSummary.of(ResultsByArm.of(PLAN, RESULTS)).get(0);
        assertEquals(OptionalDouble.of(0.5), control.of(SummaryMetric.SOLVED).mean());
        // Solved after 2 epochs, and never in 3.
        assertEquals(
                OptionalDouble.of(2.5),
                control.of(SummaryMetric.EPOCHS_UNTIL_SOLVED).mean());
        ArmSummary a = ArmSummary.of(ResultsByArm.of(PLAN, RESULTS)).get(1);
        assertEquals(OptionalDouble.of(1), a.of(SummaryMetric.SOLVED).mean());
        assertEquals(
                OptionalDouble.of(2), a.of(SummaryMetric.EPOCHS_UNTIL_SOLVED).mean());
    }

    /** statsmodels 0.15.0: proportion_confint(2, 2, method='wilson'). */
    @Test
    void aShareHasAnIntervalEvenWhereAllSeedsAgree() {
        Interval interval = ArmSummary.of(ResultsByArm.of(PLAN, RESULTS))
                .get(1)
                .of(SummaryMetric.SOLVED)
                .ci95()
                .orElseThrow();
        assertEquals(0.342380227506653, interval.low(), 1e-12);
        assertEquals(1, interval.high(), 1e-12);
    }

    @Test
    void isComparedLikeAnyMetric() {
        List<Comparison> compared =
                FirstLook.compare(ResultsByArm.of(PLAN, RESULTS)).list();
        assertEquals(
                List.of(SummaryMetric.SOLVED, SummaryMetric.EPOCHS_UNTIL_SOLVED),
                compared.subList(5, 7).stream().map(Comparison::metric).toList());
        assertEquals(
                List.of(new Pair(1, 1, 1), new Pair(2, 1, 0)),
                compared.get(5).pairs().list());
    }

    @Test
    void isLeftOutWhereTheFileDoesNotSayWhenTheTaskIsSolved() {
        Plan plan = HandMade.plan(2, "control", "a");
        assertEquals(
                5,
                FirstLook.compare(ResultsByArm.of(plan, HandMade.results(plan)))
                        .list()
                        .size());
    }
}
