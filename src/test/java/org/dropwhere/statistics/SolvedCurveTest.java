package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.PlannedRunResult;
import org.junit.jupiter.api.Test;

class SolvedCurveTest {
    @Test
    void countsASeedFromTheEpochInWhichItReachesTheThreshold() {
        Plan plan = HandMade.plan(4, "control");
        List<PlannedRunResult> results = HandMade.results(
                plan,
                HandMade.finished(0.5, 0.75, 0.5),
                HandMade.finished(0.75, 0.5, 0.5),
                HandMade.finished(0.5, 0.5, 0.625),
                HandMade.failed(0.5));
        List<Proportion> shares =
                SolvedCurve.of(ResultsByArm.of(plan, results), 0.75).get(0).shares();
        assertEquals(
                List.of(0.25, 0.5, 0.5), shares.stream().map(Proportion::value).toList());
        assertEquals(new Proportion(2, 4), shares.get(2));
    }

    @Test
    void isEmptyWithoutAnEpoch() {
        Plan plan = HandMade.plan(1, "control");
        assertEquals(
                List.of(),
                SolvedCurve.of(ResultsByArm.of(plan, HandMade.results(plan)), 0.75)
                        .get(0)
                        .shares());
    }
}
