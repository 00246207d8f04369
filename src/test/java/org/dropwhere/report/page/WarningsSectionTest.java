package org.dropwhere.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.Test;

class WarningsSectionTest {
    private static final Plan PLAN = HandMade.plan(10, "control", "both");

    @Test
    void saysNothingWhereNothingIsWrong() {
        assertEquals(List.of(), of(PLAN, all(0.75)));
    }

    @Test
    void warnsOfFewSeeds() {
        assertEquals(
                List.of("Few seeds (9): intervals are wide, and only large differences can be found."),
                of(HandMade.plan(9, "control", "both"), all(0.75)));
        assertEquals(
                List.of("Few seeds (4): fewer than 5 get no verdict."),
                of(HandMade.plan(4, "control", "both"), all(0.75)));
    }

    @Test
    void countsTrialsThatFailedOrHaveNotEnded() {
        assertEquals(
                List.of(
                        "1 of 20 trials failed (both). Numbers are of those that finished, which may be the easier"
                                + " seeds.",
                        "1 of 20 trials have not ended."),
                of(
                        PLAN,
                        Stream.concat(
                                Stream.of(HandMade.finished(0.75), HandMade.failed()),
                                all(0.75).limit(17))));
    }

    @Test
    void warnsOfAControlThatLearnsNothing() {
        assertEquals(
                List.of("Without dropout nothing is learnt: the interval of the test accuracy of control reaches down"
                        + " to chance (0.5)."),
                of(PLAN, all(0.25)));
    }

    /** The loss of a hand-made outcome is 1 minus its accuracy. */
    @Test
    void saysWhereTheLossOfSuchAControlIsBetterThanGuessing() {
        assertEquals(
                List.of("The interval of the test accuracy of control, which does not drop, reaches down to chance"
                        + " (0.5), though the test loss shows that something was learnt: a loss or an AUC as the primary"
                        + " metric would tell more."),
                of(PLAN, all(0.5)));
    }

    @Test
    void warnsWhereNoVariantIsWithoutDropout() {
        Plan plan = new Plan(
                PLAN.experiment(),
                PLAN.overrides(),
                PLAN.runs().stream()
                        .filter(run -> run.arm().variant().equals("both"))
                        .toList());
        assertEquals(
                List.of("No variant is without dropout, so nothing here shows whether there is anything to"
                        + " regularise."),
                of(plan, all(0.75)));
    }

    @Test
    void warnsOfAControlWithoutAGap() {
        // Training accuracy is 1/16 above validation and test accuracy in one half, and as much below in the other.
        Stream<Outcome> outcomes = Stream.iterate(0, i -> i + 1)
                .limit(20)
                .map(i -> HandMade.withTrainAccuracy(HandMade.finished(0.75), i % 4 < 2 ? 0.8125 : 0.6875));
        assertEquals(
                List.of("Nothing to regularise: the interval of the gap between training and test accuracy of control,"
                        + " which does not drop, reaches down to 0."),
                of(PLAN, outcomes));
    }

    private static Stream<Outcome> all(double accuracy) {
        return Stream.generate(() -> HandMade.finished(accuracy)).limit(20);
    }

    private static List<String> of(Plan plan, Stream<Outcome> outcomes) {
        List<PlannedRunResult> results = HandMade.results(plan, outcomes.toArray(Outcome[]::new));
        return WarningsSection.sentences(HandMadeReport.of(plan, results));
    }
}
