package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.HandMade;
import org.dropwhere.spec.Analysis;
import org.junit.jupiter.api.Test;

class ArmSummaryTest {
    private static final Plan PLAN = HandMade.plan(3, "control", "both");

    @Test
    void countsFinishedAndFailedTrialsAndNotThoseThatHaveNotEnded() {
        List<ArmSummary> summaries = ArmSummary.of(ResultsByArm.of(
                PLAN,
                HandMade.results(
                        PLAN,
                        HandMade.finished(0.5, 0.75),
                        HandMade.failed(0.5),
                        HandMade.finished(0.25, 0.5),
                        HandMade.failed(),
                        HandMade.failed())));
        ArmSummary control = summaries.get(0);
        assertEquals(List.of("control", 2, 1), List.of(control.arm().variant(), control.finished(), control.failed()));
        assertEquals(
                Estimate.of(List.of(0.75, 0.5)).within(new Interval(0, 1)),
                control.of(SummaryMetric.TEST_ACCURACY_AT_LAST));
        ArmSummary both = summaries.get(1);
        assertEquals(List.of("both", 0, 2), List.of(both.arm().variant(), both.finished(), both.failed()));
        assertEquals(Estimate.of(List.of()), both.of(SummaryMetric.TEST_ACCURACY_AT_LAST));
    }

    @Test
    void knowsEachMetric() {
        Plan one = HandMade.plan(1, "control");
        ArmSummary summary = ArmSummary.of(ResultsByArm.of(one, HandMade.results(one, HandMade.finished(0.5, 0.75))))
                .get(0);
        assertEquals(
                List.of(
                        "test_accuracy_at_best=0.5",
                        "test_loss_at_best=0.5",
                        "test_accuracy_at_last=0.75",
                        "test_loss_at_last=0.25",
                        "train_accuracy=0.8125",
                        "train_loss=0.5",
                        "validation_accuracy=0.75",
                        "validation_loss=0.25",
                        "gap_accuracy=0.0625",
                        "best_epoch=1.0"),
                SummaryMetric.of(Analysis.DEFAULT).stream()
                        .map(metric ->
                                metric.key() + "=" + summary.of(metric).mean().orElseThrow())
                        .toList());
    }
}
