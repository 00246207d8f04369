package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.Test;

class ResultsByArmTest {
    private static final Plan PLAN = HandMade.plan(3, "control", "a");
    private static final Arm A = new Arm(Point.ONLY, "a");
    private static final List<PlannedRunResult> RESULTS = HandMade.results(
            PLAN,
            HandMade.finished(0.5),
            HandMade.finished(0.625),
            HandMade.finished(0.25),
            HandMade.failed(),
            HandMade.finished(0.75));

    @Test
    void groupsByArmInTheOrderOfThePlan() {
        ResultsByArm results = ResultsByArm.of(PLAN, RESULTS);
        assertEquals(PLAN.arms(), results.arms());
        assertEquals(RESULTS, results.all());
        assertEquals(
                List.of(1L, 2L, 3L),
                results.of(A).stream().map(result -> result.run().seed()).toList());
        assertEquals(2, results.outcomes(A).count(), "the third has not ended");
        assertEquals(1, results.outcomes(A, Outcome.Failed.class).size());
    }

    @Test
    void hasNothingOfAnArmThatThePlanHasNot() {
        assertEquals(List.of(), ResultsByArm.of(PLAN, RESULTS).of(new Arm(Point.ONLY, "b")));
    }
}
