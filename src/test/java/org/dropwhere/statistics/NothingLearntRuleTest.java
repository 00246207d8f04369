package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.HandMade;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.Test;

class NothingLearntRuleTest {
    private static final int SEEDS = 6;

    @Test
    void neitherAboveTheMajorityIsNoVerdictButASentence() {
        Judged verdict = verdict(PrimaryMetric.TEST_ACCURACY_AT_BEST, 0.875, SEEDS, 0.875, 0.875);
        assertEquals(Verdict.Kind.NOTHING_LEARNT, verdict.kind());
        assertEquals(
                "Nothing is shown to have been learnt, so drop and none cannot be compared: always giving the more"
                        + " frequent label is right for 0.875 of the test sequences, and neither is shown to be above that"
                        + " (test accuracy 0.875 and 0.875, 95 % intervals 0.875 to 0.875 and 0.875 to 0.875; 6 seeds)."
                        + " Train longer, or with other settings or data.",
                verdict.sentence());
        assertEquals(OptionalInt.empty(), verdict.seedsToAdd());
    }

    @Test
    void bothFarBelowTheMajorityHaveLearntNothingEither() {
        assertEquals(
                Verdict.Kind.NOTHING_LEARNT,
                verdict(PrimaryMetric.TEST_ACCURACY_AT_BEST, 0.75, SEEDS, 0.25, 0.5)
                        .kind());
    }

    @Test
    void oneThatLearntIsDifferentFromOneThatDidNot() {
        assertEquals(
                Verdict.Kind.DIFFERENT,
                verdict(PrimaryMetric.TEST_ACCURACY_AT_BEST, 0.5, SEEDS, 0.5, 0.875)
                        .kind());
        assertEquals(
                Verdict.Kind.DIFFERENT,
                verdict(PrimaryMetric.TEST_ACCURACY_AT_BEST, 0.5, SEEDS, 0.875, 0.5)
                        .kind());
    }

    @Test
    void bothThatLearntAreEquivalent() {
        assertEquals(
                Verdict.Kind.EQUIVALENT,
                verdict(PrimaryMetric.TEST_ACCURACY_AT_BEST, 0.5, SEEDS, 0.875, 0.875)
                        .kind());
    }

    @Test
    void anIntervalThatReachesDownToTheMajorityShowsNothing() {
        Estimate noisy = Estimate.of(List.of(0.45, 0.5, 0.55, 0.6));
        assertEquals(false, NothingLearntRule.isBetter(noisy, SummaryMetric.TEST_ACCURACY_AT_BEST, 0.5));
        Estimate clear = Estimate.of(List.of(0.58, 0.6, 0.62, 0.6));
        assertEquals(true, NothingLearntRule.isBetter(clear, SummaryMetric.TEST_ACCURACY_AT_BEST, 0.5));
    }

    private static double entropy(double share) {
        return SummaryMetric.TEST_LOSS_AT_BEST.ofGuessing(share).orElseThrow();
    }

    @Test
    void aLossIsHeldAgainstTheEntropyOfTheLabels() {
        assertEquals(Math.log(2), entropy(0.5), 1e-15);
        assertEquals(0, entropy(1));
        // By hand: -0.9 ln 0.9 - 0.1 ln 0.1.
        assertEquals(0.3250829733914482, entropy(0.9), 1e-15);
        // The loss of a hand-made outcome is 1 minus its accuracy.
        Judged verdict = verdict(PrimaryMetric.TEST_LOSS_AT_BEST, 0.5, SEEDS, 0.25, 0.25);
        assertEquals(Verdict.Kind.NOTHING_LEARNT, verdict.kind());
        assertEquals(
                "Nothing is shown to have been learnt, so drop and none cannot be compared: knowing only how frequent"
                        + " the labels are gives a test loss of 0.693, and neither is shown to be below that (test loss"
                        + " 0.750 and 0.750, 95 % intervals 0.750 to 0.750 and 0.750 to 0.750; 6 seeds). Train longer, or"
                        + " with other settings or data.",
                verdict.sentence());
        assertEquals(
                Verdict.Kind.EQUIVALENT,
                verdict(PrimaryMetric.TEST_LOSS_AT_BEST, 0.5, SEEDS, 0.5, 0.5).kind());
    }

    @Test
    void fewSeedsGetNoVerdictAsBefore() {
        assertEquals(
                Verdict.Kind.INCONCLUSIVE,
                verdict(PrimaryMetric.TEST_ACCURACY_AT_BEST, 0.5, 4, 0.5, 0.5).kind());
    }

    @Test
    void whereTheMajorityIsNotKnownNothingIsHeldAgainstIt() {
        Plan plan = plan(PrimaryMetric.TEST_ACCURACY_AT_BEST, SEEDS);
        assertNotEquals(
                Verdict.Kind.NOTHING_LEARNT,
                FirstLook.compare(ResultsByArm.of(plan, HandMade.results(plan, outcomes(SEEDS, 0.5, 0.5))))
                        .ofPrimary()
                        .get(0)
                        .verdict()
                        .orElseThrow()
                        .kind());
    }

    private static Judged verdict(PrimaryMetric primary, double majority, int seeds, double none, double drop) {
        Plan plan = plan(primary, seeds);
        Comparisons comparisons = Comparisons.of(
                ResultsByArm.of(plan, HandMade.results(plan, outcomes(seeds, none, drop))),
                InterimLooks.single(seeds),
                arm -> OptionalDouble.of(majority));
        return Judged.of(comparisons.ofPrimary().get(0), comparisons.margin(), comparisons.looks());
    }

    private static Plan plan(PrimaryMetric primary, int seeds) {
        return HandMade.analysed(
                HandMade.plan(seeds, "none", "drop"),
                new Analysis(
                        primary,
                        new Margins(Map.of(Metric.ACCURACY, 0.02, Metric.LOSS, 0.02)),
                        List.of(),
                        OptionalDouble.empty(),
                        false,
                        OptionalInt.empty(),
                        Optional.empty()));
    }

    private static Outcome[] outcomes(int seeds, double none, double drop) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            outcomes.add(HandMade.finished(none));
            outcomes.add(HandMade.finished(drop));
        }
        return outcomes.toArray(Outcome[]::new);
    }
}
