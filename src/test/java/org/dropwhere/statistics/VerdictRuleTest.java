package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Point;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.statistics.Verdict.Kind;
import org.junit.jupiter.api.Test;

/** The verdict, and its words. */
class VerdictRuleTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();
    private static final OptionalDouble HUNDREDTH = OptionalDouble.of(0.01);

    private static Judged verdict(OptionalDouble margin, double... differences) {
        return verdict(SummaryMetric.TEST_ACCURACY_AT_BEST, margin, 1, differences);
    }

    private static Judged verdict(OptionalDouble margin, InterimLooks looks, int comparisons, double... differences) {
        return verdict(SummaryMetric.TEST_ACCURACY_AT_BEST, margin, looks, comparisons, differences);
    }

    private static Judged verdict(SummaryMetric metric, OptionalDouble margin, int comparisons, double... differences) {
        return verdict(metric, margin, InterimLooks.single(differences.length), comparisons, differences);
    }

    /** Of the first of several comparisons, the others of which find nothing. */
    private static Judged verdict(
            SummaryMetric metric, OptionalDouble margin, InterimLooks looks, int comparisons, double... differences) {
        List<Pair> pairs = IntStream.range(0, differences.length)
                .mapToObj(i -> new Pair(i + 1, 0.75 + 0.01 * i + differences[i], 0.75 + 0.01 * i))
                .toList();
        List<Double> nothing = Collections.nCopies(8, 0.0);
        Comparison first = VerdictRule.apply(
                        IntStream.range(0, comparisons)
                                .mapToObj(i -> comparison(
                                        metric,
                                        i == 0
                                                ? new Pairs(pairs, List.of(), List.of())
                                                : EquivalenceTest.pairs(nothing, nothing),
                                        margin))
                                .toList(),
                        margin,
                        looks,
                        Levels.of(looks))
                .get(0);
        return Judged.of(first, margin, looks);
    }

    private static Comparison comparison(SummaryMetric metric, Pairs pairs, OptionalDouble margin) {
        Evidence evidence = new PairedTests(Levels.SINGLE).evidence(pairs, metric, SeedVariation.INDEPENDENT);
        return new Comparison(
                new Arm(Point.ONLY, "wet"),
                new Arm(Point.ONLY, "dry"),
                metric,
                false,
                pairs,
                evidence,
                Failures.NONE,
                margin.isPresent()
                        ? Equivalence.of(pairs, evidence.inference(), margin.getAsDouble(), SeedVariation.INDEPENDENT)
                        : Optional.empty(),
                Optional.empty(),
                SeedVariation.INDEPENDENT,
                Optional.empty(),
                NONE,
                Optional.empty());
    }

    private static double[] around(double mean, double spread, int n) {
        return IntStream.range(0, n)
                .mapToDouble(i -> mean + spread * (i - (n - 1) / 2.0) / n)
                .toArray();
    }

    @Test
    void aClearDifferenceIsDifferentAndSaysWhichIsBetter() {
        assertEquals(
                new Judged(
                        Kind.DIFFERENT,
                        "wet is worse than dry: its mean test accuracy is lower by 0.050 (95 % interval 0.041 to 0.059; 8"
                                + " seeds). Means are compared: the median difference is -0.050, and the worst seed has"
                                + " 0.687 with wet and 0.750 with dry. What happens in fewer than 31 % of runs, such as a"
                                + " failure to learn, 8 seeds can miss.",
                        OptionalInt.empty()),
                verdict(NONE, around(-0.05, 0.03, 8)));
        assertEquals(
                "wet is worse than dry: its mean test loss is higher by 0.050 (95 % interval 0.041 to 0.059; 8 seeds)."
                        + " That is more than the margin of 0.02. Means are compared: the median difference is 0.050,"
                        + " and the worst seed has 0.883 with wet and 0.820 with dry. What happens in fewer than 31 % of"
                        + " runs, such as a failure to learn, 8 seeds can miss.",
                verdict(SummaryMetric.TEST_LOSS_AT_BEST, OptionalDouble.of(0.02), 1, around(0.05, 0.03, 8))
                        .sentence());
        assertEquals(
                "wet is better than dry: its mean test accuracy is higher by 0.014 (95 % interval 0.005 to 0.023; 8"
                        + " seeds). Whether that is more than the margin of 0.01 is open. Means are compared: the median"
                        + " difference is 0.014, and the worst seed has 0.751 with wet and 0.750 with dry. What happens in fewer than 31 % of"
                        + " runs, such as a failure to learn, 8 seeds can miss.",
                verdict(HUNDREDTH, around(0.014, 0.03, 8)).sentence());
    }

    @Test
    void aSmallCertainDifferenceIsWithinTheMargin() {
        assertEquals(
                new Judged(
                        Kind.DIFFERENT_WITHIN_MARGIN,
                        "wet is better than dry, but by less than the margin of 0.01: its mean test accuracy is higher"
                                + " by 0.0040 (95 % interval 0.0027 to 0.0053; 8 seeds). Means are compared: the median"
                                + " difference is 0.0040, and the worst seed has 0.7522 with wet and 0.7500 with dry. What"
                                + " happens in fewer than 31 % of runs, such as a failure to learn, 8 seeds can miss.",
                        OptionalInt.empty()),
                verdict(HUNDREDTH, around(0.004, 0.004, 8)));
    }

    @Test
    void closeSeedsAreEquivalent() {
        assertEquals(
                new Judged(
                        Kind.EQUIVALENT,
                        "wet and dry are equivalent: their mean test accuracy differs by less than 0.01 (difference"
                                + " 0.0000, 95 % interval -0.0038 to 0.0038; 8 seeds). What happens in fewer than 31 % of"
                                + " runs, such as a failure to learn, 8 seeds can miss.",
                        OptionalInt.empty()),
                verdict(HUNDREDTH, around(0, 0.012, 8)));
    }

    @Test
    void farSeedsAreInconclusiveAndSayHowManyMoreWouldDo() {
        Judged open = verdict(HUNDREDTH, around(0.002, 0.06, 8));
        assertEquals(Kind.INCONCLUSIVE, open.kind());
        String enough = "About " + (8 + open.seedsToAdd().orElseThrow())
                + " seeds would settle it with a probability of 80 %, 46 with one of 50 %";
        assertEquals(
                "8 seeds do not tell whether wet and dry differ: the mean difference in test accuracy is 0.002 (95 %"
                        + " interval -0.017 to 0.021), the margin 0.01. "
                        + enough + ": other ones, in a new experiment.",
                open.sentence());
    }

    @Test
    void noNumberIsToldThatDoesNotFollow() {
        assertEquals(
                "8 seeds do not tell whether wet and dry differ: the mean difference in test accuracy is 0.000 (95 %"
                        + " interval -0.019 to 0.019). Without a margin (equivalence) they cannot be called equivalent."
                        + " How many would settle it does not follow from these.",
                verdict(NONE, around(0, 0.06, 8)).sentence());
    }

    /** NumPy 2.4.6: of 2,000,000 true means at the upper 90 % limit of the spread, 80 % are settled by 360 seeds. */
    @Test
    void asManySeedsAreNeededAsWhatIsNotKnownYetTakes() {
        double[] differences = DoubleStream.concat(
                        DoubleStream.iterate(1, i -> i).limit(5),
                        DoubleStream.iterate(-0.5, i -> i).limit(5))
                .toArray();
        double sd =
                Estimate.of(Arrays.stream(differences).boxed().toList()).sd().orElseThrow();
        double[] scaled = Arrays.stream(differences)
                .map(each -> (each - 0.25) * 0.75 / sd + 0.25)
                .toArray();
        assertEquals(360 - 10, verdict(NONE, scaled).seedsToAdd().orElseThrow(), 0.02 * 360);
    }

    @Test
    void manyComparisonsAskForMoreOfEach() {
        double[] differences = {0.02, 0.01, 0.03, 0.015, 0.002, 0.03, -0.004, 0.01};
        assertEquals(Kind.DIFFERENT, verdict(NONE, differences).kind());
        assertEquals(
                Kind.INCONCLUSIVE,
                verdict(SummaryMetric.TEST_ACCURACY_AT_BEST, NONE, 10, differences)
                        .kind());
    }

    @Test
    void fewerThanFiveSeedsAreTooFewHoweverTheyFall() {
        assertEquals(
                new Judged(
                        Kind.INCONCLUSIVE,
                        "4 seeds are too few for a verdict on wet and dry, which takes 5 or more: the difference in"
                                + " test accuracy is 0.200 so far.",
                        OptionalInt.of(1)),
                verdict(HUNDREDTH, 0.2, 0.21, 0.19, 0.2));
        assertEquals(
                "1 seed is too few for a verdict on wet and dry, which takes 5 or more: the difference in test accuracy"
                        + " is 0.200 so far.",
                verdict(HUNDREDTH, 0.2).sentence());
        assertEquals(
                "Nothing can be said of wet and dry yet: no seed has finished in both.",
                verdict(HUNDREDTH).sentence());
    }

    @Test
    void seedsAreAskedForWithinADeclaredMaximumOnly() {
        String few = verdict(NONE, declared(4, 5), 1, 0.2, 0.21, 0.19, 0.2).sentence();
        assertTrue(few.endsWith(" so far. Add 1."), few);
        String within =
                verdict(HUNDREDTH, declared(8, 1000), 1, around(0.002, 0.06, 8)).sentence();
        assertTrue(
                within.matches(
                        ".* About \\d+ more seeds would settle it with a probability of 80 %, \\d+ with one of 50"
                                + " %\\."),
                within);
        String beyond =
                verdict(HUNDREDTH, declared(8, 12), 1, around(0.002, 0.06, 8)).sentence();
        assertTrue(
                beyond.matches(
                        ".* About \\d+ seeds would settle it with a probability of 80 %, \\d+ with one of 50 %, more than"
                                + " the declared maximum of 12: other ones, in a new experiment\\."),
                beyond);
    }

    @Test
    void asManySeedsAreAskedForAsTheVerdictTakes() {
        double[] quarters = DoubleStream.iterate(0.25, i -> i).limit(12).toArray();
        Judged early = verdict(NONE, declared(5, 12), 1, Arrays.copyOf(quarters, 5));
        assertEquals(Kind.INCONCLUSIVE, early.kind());
        int enough = 5 + early.seedsToAdd().orElseThrow();
        assertEquals(Kind.INCONCLUSIVE, next(enough - 1, quarters));
        assertEquals(Kind.DIFFERENT, next(enough, quarters));
    }

    @Test
    void differencesThatDifferByRoundingAloneAreCountedAsEqual() {
        double[] fifths = DoubleStream.iterate(0.2, i -> i).limit(7).toArray();
        SummaryMetric metric = SummaryMetric.TEST_ACCURACY_AT_BEST;
        assertEquals(
                OptionalInt.of(2),
                verdict(metric, NONE, 3, Arrays.copyOf(fifths, 5)).seedsToAdd());
        assertEquals(
                Kind.INCONCLUSIVE,
                verdict(metric, NONE, 3, Arrays.copyOf(fifths, 6)).kind());
        assertEquals(Kind.DIFFERENT, verdict(metric, NONE, 3, fifths).kind());
    }

    private static InterimLooks declared(int now, int most) {
        return new InterimLooks(List.of(), now, OptionalInt.of(most), List.of());
    }

    /** After a look at 5 seeds, of at most 12. */
    private static Kind next(int seeds, double... differences) {
        InterimLooks looks = new InterimLooks(List.of(5), seeds, OptionalInt.of(12), List.of());
        return verdict(NONE, looks, 1, Arrays.copyOf(differences, seeds)).kind();
    }

    @Test
    void fiveSeedsThatAgreeAreEnough() {
        assertEquals(
                Kind.DIFFERENT, verdict(HUNDREDTH, 0.2, 0.21, 0.19, 0.2, 0.205).kind());
        assertEquals(
                Kind.INCONCLUSIVE,
                verdict(HUNDREDTH, 0.2, 0.21, 0.19, 0.2, -0.205).kind());
    }

    @Test
    void differencesThatAreAllZeroAreEquivalentWithAMarginOnly() {
        double[] zeros = new double[6];
        assertEquals(Kind.EQUIVALENT, verdict(HUNDREDTH, zeros).kind());
        assertEquals(
                "6 seeds do not tell whether wet and dry differ: the mean difference in test accuracy is 0.000 (95 %"
                        + " interval 0.000 to 0.000). Without a margin (equivalence) they cannot be called equivalent."
                        + " Every seed came to the same in both, and no number of such seeds would show a difference.",
                verdict(NONE, zeros).sentence());
    }

    @Test
    void differencesThatAreAllTheSameAreJudgedByTheirNumber() {
        double[] quarters = DoubleStream.iterate(0.25, i -> i).limit(6).toArray();
        assertEquals(Kind.DIFFERENT, verdict(HUNDREDTH, quarters).kind());
        Judged five = verdict(HUNDREDTH, Arrays.copyOf(quarters, 5));
        assertEquals(Kind.INCONCLUSIVE, five.kind());
        assertEquals(OptionalInt.of(1), five.seedsToAdd());
    }

    @Test
    void anInconclusiveVerdictNamesWhatForbidsIt() {
        double[] differences = {0.02, 0.01, 0.03, 0.015, 0.008, 0.03, 0.004, 0.02};
        Judged many = verdict(SummaryMetric.TEST_ACCURACY_AT_BEST, NONE, 40, differences);
        assertTrue(
                many.sentence().contains(" A single comparison would settle it; as one of several"), many.sentence());
        Judged signs = verdict(NONE, 0.2, 0.21, 0.19, 0.2, 0.2, -0.001);
        assertEquals(Kind.INCONCLUSIVE, signs.kind());
        Judged constant = verdict(NONE, 0.25, 0.25, 0.25, 0.25, 0.25);
        assertTrue(
                constant.sentence()
                        .contains(" All differences are equal, and so few equal ones may be chance (sign-flip"
                                + " test, p 0.062)."),
                constant.sentence());
    }

    @Test
    void whereManyTrialsFailedThereIsNoVerdictOnTheOthers() {
        List<Double> arm = List.of(0.9, 0.91, 0.92, 0.9, 0.93, 0.91);
        List<Double> baseline = List.of(0.8, 0.81, 0.8, 0.82, 0.8, 0.81);
        Comparison all = comparison(
                SummaryMetric.TEST_ACCURACY_AT_BEST,
                new Pairs(EquivalenceTest.pairs(arm, baseline).list(), List.of(7L, 8L), List.of()),
                NONE);
        Comparison lost = new Comparison(
                all.arm(),
                all.baseline(),
                all.metric(),
                false,
                all.pairs(),
                all.evidence(),
                new Failures(2, 0, 0),
                all.equivalence(),
                all.shared(),
                all.variation(),
                all.learning(),
                NONE,
                Optional.empty());
        InterimLooks looks = InterimLooks.single(8);
        Comparison judged =
                VerdictRule.apply(List.of(lost), NONE, looks, Levels.SINGLE).get(0);
        assertEquals(
                new Judged(
                        Kind.INCONCLUSIVE,
                        "No verdict on wet and dry: of 8 seeds, 2 are lost to failed trials (2 of wet, 0 of dry; McNemar's"
                                + " test, p 0.5), more than 20 %, and what made them fail may be what is compared. In the"
                                + " others the mean difference in test accuracy is 0.105.",
                        OptionalInt.empty()),
                Judged.of(judged, NONE, looks));
    }

    @Test
    void nearPerfectArmsCannotDifferByMore() {
        List<Double> perfect = Collections.nCopies(6, 1.0);
        Comparison judged = VerdictRule.apply(
                        List.of(comparison(
                                SummaryMetric.TEST_ACCURACY_AT_BEST,
                                EquivalenceTest.pairs(perfect, perfect),
                                HUNDREDTH)),
                        HUNDREDTH,
                        InterimLooks.single(6),
                        Levels.SINGLE)
                .get(0);
        String sentence = Judged.of(judged, HUNDREDTH, InterimLooks.single(6)).sentence();
        assertTrue(sentence.contains("Their means are so near perfect that they cannot differ by more"), sentence);
    }

    private static Judged ofTwoSeeds(Pairs pairs) {
        Comparison judged = VerdictRule.apply(
                        List.of(comparison(SummaryMetric.TEST_ACCURACY_AT_BEST, pairs, NONE)),
                        NONE,
                        InterimLooks.single(2),
                        Levels.SINGLE)
                .get(0);
        return Judged.of(judged, NONE, InterimLooks.single(2));
    }

    @Test
    void seedsWithFailedTrialsAreNamed() {
        Pairs pairs = new Pairs(
                EquivalenceTest.pairs(List.of(0.5, 0.625), List.of(0.5, 0.5)).list(), List.of(3L, 7L), List.of(9L));
        assertEquals(
                "2 seeds are too few for a verdict on wet and dry, which takes 5 or more: the difference in test"
                        + " accuracy is 0.062 so far. Left out: seeds 3, 7, of which a trial failed; the verdict"
                        + " is about the others only. Not final: 1 seed not yet finished.",
                ofTwoSeeds(pairs).sentence());
    }

    @Test
    void whereEveryTrialFailedMoreSeedsAreNoHelp() {
        Pairs pairs = new Pairs(List.of(), List.of(1L, 2L), List.of());
        assertEquals(
                new Judged(
                        Kind.INCONCLUSIVE,
                        "Nothing can be said of wet and dry: a trial of every seed failed, and more seeds would hardly"
                                + " help. The reasons are in trials/ID/trial.json.",
                        OptionalInt.empty()),
                ofTwoSeeds(pairs));
    }

    @Test
    void marginsAreOfTheMetricsUnit() {
        Margins margins = new Margins(Map.of(Metric.ACCURACY, 0.01, Metric.LOSS, 0.5));
        assertEquals(HUNDREDTH, SummaryMetric.TEST_ACCURACY_AT_LAST.margin(margins));
        assertEquals(OptionalDouble.of(0.5), SummaryMetric.TEST_LOSS_AT_BEST.margin(margins));
        assertEquals(NONE, SummaryMetric.BEST_EPOCH.margin(margins));
    }
}
