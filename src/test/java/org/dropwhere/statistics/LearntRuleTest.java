package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
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

class LearntRuleTest {
    private static final int SEEDS = 6;

    @Test
    void neitherAboveTheMajorityIsNoVerdictButASentence() {
        Judged verdict = verdict(PrimaryMetric.TEST_ACCURACY_AT_BEST, 0.75, SEEDS, 0.25, 0.25);
        assertEquals(Verdict.Kind.NOTHING_LEARNT, verdict.kind());
        assertEquals(
                "Nothing is shown to have been learnt, so drop and none cannot be compared: always giving the more"
                        + " frequent label is right for 0.750 of the test sequences, and neither is shown to be above that"
                        + " (test accuracy 0.250 and 0.250, 95 % intervals 0.250 to 0.250 and 0.250 to 0.250; 6 seeds)."
                        + " Train longer, or with other settings or data.",
                verdict.sentence());
        assertEquals(OptionalInt.empty(), verdict.seedsToAdd());
    }

    /** The loss of a hand-made outcome is 1 minus its accuracy. */
    @Test
    void whereTheLossShowsWhatTheAccuracyDoesNotTheSentenceSaysSo() {
        assertEquals(
                "By test accuracy nothing is shown to have been learnt, so drop and none cannot be compared: always"
                        + " giving the more frequent label is right for 0.875 of the test sequences, and neither is shown"
                        + " to be above that (test accuracy 0.875 and 0.875, 95 % intervals 0.875 to 0.875 and 0.875 to"
                        + " 0.875; 6 seeds). Their test loss shows that something was learnt: a primary metric that sees"
                        + " it, such as test-loss-at-best or test-auc-at-best, can compare them.",
                verdict(PrimaryMetric.TEST_ACCURACY_AT_BEST, 0.875, SEEDS, 0.875, 0.875)
                        .sentence());
    }

    @Test
    void beingEquivalentToWhatHasLearntNothingIsNoQuestion() {
        Judged verdict = verdict(
                plan(PrimaryMetric.TEST_ACCURACY_AT_BEST, SEEDS),
                0.5,
                new double[] {0.507, 0.509, 0.505, 0.508, 0.506, 0.507},
                new double[] {0.508, 0.498, 0.51, 0.499, 0.496, 0.507});
        assertEquals(Verdict.Kind.INCONCLUSIVE, verdict.kind());
        assertEquals(
                "Whether drop and none are equivalent is no question: their mean test accuracy differs by less than 0.02"
                        + " (difference -0.0040, 95 % interval -0.0130 to 0.0059; 6 seeds), but only one of them is shown to"
                        + " have learnt anything. Nothing is shown to have been learnt with drop: always giving the more"
                        + " frequent label is right for 0.5000 of the test sequences, and its test accuracy (0.5030, 95 %"
                        + " interval 0.4967 to 0.5093) is not shown to be above that.",
                verdict.sentence());
        assertEquals(OptionalInt.empty(), verdict.seedsToAdd());
    }

    /** As with tasks that are solved or not: the mean of few that solve it is no better than chance. */
    @Test
    void aFewSeedsThatLearntAreToldOf() {
        Judged verdict = verdict(
                plan(PrimaryMetric.TEST_ACCURACY_AT_BEST, SEEDS),
                0.5,
                new double[] {0.5, 0.5, 0.95, 0.5, 0.5, 0.5},
                new double[] {0.5, 0.9, 0.5, 0.95, 0.5, 0.5});
        assertEquals(Verdict.Kind.INCONCLUSIVE, verdict.kind());
        assertTrue(
                verdict.sentence()
                        .endsWith(" Not every seed learnt: shown to be better than guessing, each by itself, are 2 of 6"
                                + " with drop and 1 of 6 with none."),
                verdict.sentence());
    }

    /** Each seed gives the same three of 1,000 test sequences more than the majority. */
    @Test
    void ofOneTestFileItsLuckCountsBesideThatOfSeeds() {
        Plan plan = plan(PrimaryMetric.TEST_ACCURACY_AT_BEST, SEEDS);
        double[] lucky = {0.503, 0.503, 0.503, 0.503, 0.503, 0.503};
        assertNotEquals(
                Verdict.Kind.NOTHING_LEARNT, verdict(plan, 0.5, lucky, lucky).kind());
        Judged verdict = verdict(HandMade.onFiles(plan), 0.5, lucky, lucky);
        assertEquals(Verdict.Kind.NOTHING_LEARNT, verdict.kind());
        assertTrue(
                verdict.sentence()
                        .contains(
                                " neither is shown to be above that by more than the luck of the seeds and of 1000 test"
                                        + " sequences (test accuracy 0.503 and 0.503"),
                verdict.sentence());
        // The luck of a coin in 1,000 is 0.031.
        double[] clear = {0.54, 0.54, 0.54, 0.54, 0.54, 0.54};
        assertNotEquals(
                Verdict.Kind.NOTHING_LEARNT,
                verdict(HandMade.onFiles(plan), 0.5, clear, clear).kind());
    }

    @Test
    void f1IsHeldAgainstAlwaysAnsweringOne() {
        assertEquals(
                2.0 / 3,
                SummaryMetric.of(PrimaryMetric.find("test-f1-at-best").orElseThrow())
                        .ofGuessing(0.5)
                        .orElseThrow());
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
        assertEquals(false, LearntRule.isBetter(noisy, SummaryMetric.TEST_ACCURACY_AT_BEST, labels(0.5), false));
        Estimate clear = Estimate.of(List.of(0.58, 0.6, 0.62, 0.6));
        assertEquals(true, LearntRule.isBetter(clear, SummaryMetric.TEST_ACCURACY_AT_BEST, labels(0.5), false));
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
                FirstLook.compare(ResultsByArm.of(
                                plan,
                                HandMade.results(
                                        plan, outcomes(new double[] {0.5, 0.5, 0.5, 0.5, 0.5, 0.5}, new double[] {
                                            0.5, 0.5, 0.5, 0.5, 0.5, 0.5
                                        }))))
                        .ofPrimary()
                        .get(0)
                        .verdict()
                        .orElseThrow()
                        .kind());
    }

    private static Judged verdict(PrimaryMetric primary, double majority, int seeds, double none, double drop) {
        double[] ofNone = new double[seeds];
        double[] ofDrop = new double[seeds];
        Arrays.fill(ofNone, none);
        Arrays.fill(ofDrop, drop);
        return verdict(plan(primary, seeds), majority, ofNone, ofDrop);
    }

    private static Judged verdict(Plan plan, double majority, double[] none, double[] drop) {
        Comparisons comparisons = Comparisons.of(
                ResultsByArm.of(plan, HandMade.results(plan, outcomes(none, drop))),
                InterimLooks.single(none.length),
                arm -> Optional.of(labels(majority)));
        return Judged.of(comparisons.ofPrimary().get(0), comparisons.margin(), comparisons.looks());
    }

    private static TestLabels labels(double majority) {
        return new TestLabels((int) Math.round(1000 * (1 - majority)), 1000);
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

    private static Outcome[] outcomes(double[] none, double[] drop) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int seed = 0; seed < none.length; seed++) {
            outcomes.add(HandMade.finished(none[seed]));
            outcomes.add(HandMade.finished(drop[seed]));
        }
        return outcomes.toArray(Outcome[]::new);
    }
}
