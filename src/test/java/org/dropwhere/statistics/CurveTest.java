package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.results.HandMade;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static final Plan PLAN = HandMade.plan(3, "control", "both");

    @Test
    void takesTheSeedsThatHaveAnEpoch() {
        List<Curve> curves = Curve.of(
                ResultsByArm.of(
                        PLAN,
                        HandMade.results(
                                PLAN,
                                HandMade.finished(0.5, 0.6),
                                HandMade.failed(),
                                HandMade.finished(0.7, 0.9),
                                HandMade.failed(0.25))),
                CurveMetric.VALIDATION_ACCURACY);
        assertEquals(
                List.of(
                        new Curve(
                                new Arm(Point.ONLY, "control"),
                                List.of(
                                        Estimate.of(List.of(0.5, 0.7)).within(new Interval(0, 1)),
                                        Estimate.of(List.of(0.6, 0.9)).within(new Interval(0, 1))),
                                List.of(List.of(0.5, 0.6), List.of(0.7, 0.9))),
                        new Curve(
                                new Arm(Point.ONLY, "both"),
                                List.of(Estimate.of(List.of(0.25))),
                                List.of(List.of(0.25)))),
                curves);
    }

    @Test
    void knowsEachMetric() {
        Plan one = HandMade.plan(1, "control");
        for (CurveMetric metric : CurveMetric.values()) {
            double expected = switch (metric) {
                case TRAIN_ACCURACY -> 0.5625;
                case TRAIN_LOSS -> 0.625;
                case VALIDATION_ACCURACY, VALIDATION_LOSS -> 0.5;
            };
            assertEquals(
                    List.of(new Curve(
                            new Arm(Point.ONLY, "control"),
                            List.of(Estimate.of(List.of(expected))),
                            List.of(List.of(expected)))),
                    Curve.of(ResultsByArm.of(one, HandMade.results(one, HandMade.finished(0.5))), metric));
        }
    }

    @Test
    void aVariantWithoutAnEpochHasNoPoints() {
        assertEquals(
                List.of(
                        new Curve(new Arm(Point.ONLY, "control"), List.of(), List.of()),
                        new Curve(new Arm(Point.ONLY, "both"), List.of(), List.of())),
                Curve.of(ResultsByArm.of(PLAN, HandMade.results(PLAN, HandMade.failed())), CurveMetric.TRAIN_LOSS));
    }
}
