package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    /** With a tie among the differences. */
    private static final List<Double> ARM = List.of(0.812, 0.845, 0.79, 0.861, 0.833, 0.802, 0.874, 0.826);

    private static final List<Double> BASELINE = List.of(0.801, 0.832, 0.795, 0.84, 0.829, 0.81, 0.846, 0.815);

    private static Evidence evidence(List<Double> arm, List<Double> baseline, boolean higherIsBetter) {
        return evidence(new PairedTests(Levels.SINGLE), arm, baseline, higherIsBetter);
    }

    private static Evidence evidence(
            PairedTests tests, List<Double> arm, List<Double> baseline, boolean higherIsBetter) {
        List<Pair> pairs = IntStream.range(0, arm.size())
                .mapToObj(i -> new Pair(i + 1, arm.get(i), baseline.get(i)))
                .toList();
        SummaryMetric metric = higherIsBetter ? SummaryMetric.TEST_ACCURACY_AT_BEST : SummaryMetric.TEST_LOSS_AT_BEST;
        return tests.evidence(new Pairs(pairs, List.of(), List.of()), metric, SeedVariation.INDEPENDENT);
    }

    /**
     * SciPy 1.17.1: ttest_rel, permutation_test (samples), wilcoxon (pratt, PermutationMethod), pearsonr; statsmodels
     * 0.13.5: proportion_confint (wilson); Hedges' correction with Python's math.lgamma.
     */
    @Test
    void agreesWithScipyAndStatsmodels() {
        Evidence evidence = evidence(ARM, BASELINE, true);
        assertEquals(0.009375, evidence.difference().mean().orElseThrow(), 1e-15);
        assertEquals(0.01217652894477146, evidence.difference().sd().orElseThrow(), 1e-14);
        assertEquals(0.06586656324656262, evidence.t().orElseThrow().p(), 1e-12);
        assertEquals(
                OptionalInt.of(evidence.difference().n() - 1),
                evidence.t().orElseThrow().degreesOfFreedom());
        assertEquals(
                evidence.difference().mean().orElseThrow()
                        / evidence.difference().sd().orElseThrow()
                        * Math.sqrt(evidence.difference().n()),
                evidence.t().orElseThrow().statistic(),
                1e-12);

        assertEquals(0.078125, evidence.permutation().orElseThrow());
        assertEquals(0.0703125, evidence.wilcoxon().orElseThrow().p(), 1e-15);
        assertEquals(0.9623171994068196, evidence.correlation().orElseThrow(), 1e-12);
        assertEquals(0.6838485989890883, evidence.effect().orElseThrow(), 1e-12);
        assertEquals(0.75, evidence.beats().orElseThrow().value());
        // SciPy 1.17.1: stats.nct at the corrected quantile and optimize.brentq, times the standard deviation.
        assertEquals(0.016604895873407736, evidence.detectable().orElseThrow(), 1e-6);
        assertEquals(true, evidence.bootstrap().isPresent());
    }

    @Test
    void agreesWithThemWhereDifferencesAreZero() {
        Evidence evidence = evidence(
                List.of(0.9, 0.95, 1.0, 0.85, 0.9, 0.95, 1.0), List.of(0.9, 0.9, 0.95, 0.9, 0.85, 0.85, 0.9), true);
        assertEquals(0.07814074941121588, evidence.t().orElseThrow().p(), 1e-12);
        assertEquals(0.15625, evidence.permutation().orElseThrow());
        assertEquals(0.15625, evidence.wilcoxon().orElseThrow().p(), 1e-15);
        assertEquals(0.3721042037676252, evidence.correlation().orElseThrow(), 1e-12);
        Proportion beats = evidence.beats().orElseThrow();
        assertEquals(5.5 / 7, beats.value());
        assertEquals(0.42007834315052583, beats.wilson95().low(), 1e-12);
        assertEquals(0.9488756939542239, beats.wilson95().high(), 1e-12);
    }

    @Test
    void lowerIsBetterForLosses() {
        Evidence evidence = evidence(List.of(0.5, 0.4, 0.7, 0.2), List.of(0.6, 0.5, 0.7, 0.3), false);
        assertEquals(3.5 / 4, evidence.beats().orElseThrow().value());
        assertEquals(-0.075, evidence.difference().mean().orElseThrow(), 1e-15);
    }

    @Test
    void differencesThatAreAllZeroAreNoEvidence() {
        Evidence evidence = evidence(ARM, ARM, true);
        assertEquals(OptionalDouble.of(0), evidence.difference().mean());
        assertEquals(Optional.empty(), evidence.t());
        assertEquals(OptionalDouble.of(1), evidence.permutation());
        assertEquals(Optional.empty(), evidence.wilcoxon());
        assertEquals(OptionalDouble.empty(), evidence.effect());
        assertEquals(0.5, evidence.beats().orElseThrow().value());
    }

    @Test
    void differencesByRoundingAloneAreNoEvidenceWhateverTheirSigns() {
        Evidence evidence = evidence(List.of(0.1 + 0.2, 0.3, 0.5, 0.3), List.of(0.3, 0.1 + 0.2, 0.5, 0.3), true);
        assertEquals(Optional.empty(), evidence.t());
        assertEquals(Optional.empty(), evidence.wilcoxon());
        assertEquals(OptionalDouble.empty(), evidence.effect());
        assertEquals(OptionalDouble.empty(), evidence.detectable());
    }

    @Test
    void hugeDifferencesAreTestedLikeOthers() {
        List<Double> ones = ARM.stream().map(value -> value - 0.5).toList();
        List<Double> huge = ones.stream().map(value -> value * 0x1p1000).toList();
        List<Double> zeros = Collections.nCopies(8, 0.0);
        Evidence small = evidence(ones, zeros, false);
        Evidence large = evidence(huge, zeros, false);
        assertEquals(small.t(), large.t());
        assertEquals(small.permutation(), large.permutation());
        assertEquals(small.wilcoxon(), large.wilcoxon());
        assertEquals(small.effect(), large.effect());
        assertEquals(
                small.difference().mean().orElseThrow(),
                large.difference().mean().orElseThrow() * 0x1p-1000,
                1e-15);
    }

    @Test
    void differencesThatAreAllEqualHaveASignButNoSpread() {
        Evidence evidence = evidence(List.of(0.75, 0.5, 1.0), List.of(0.5, 0.25, 0.75), true);
        assertEquals(OptionalDouble.of(0.25), evidence.difference().mean());
        assertEquals(Optional.empty(), evidence.t());
        assertEquals(OptionalDouble.of(0.25), evidence.permutation());
        assertEquals(1, evidence.beats().orElseThrow().value());
        assertEquals(OptionalDouble.empty(), evidence.effect());
    }

    @Test
    void constantArmsHaveNoCorrelation() {
        assertEquals(
                OptionalDouble.empty(),
                evidence(List.of(1.0, 1.0, 1.0), List.of(0.9, 1.0, 0.8), true).correlation());
    }

    /**
     * SciPy 1.17.1: stats.nct at the corrected quantile of 0.05 / 3 and optimize.brentq, times the standard deviation.
     */
    @Test
    void whatIsDetectableIsSoAtTheStrictestLevelOfHolm() {
        assertEquals(
                0.022026670331974977,
                evidence(new PairedTests(Levels.SINGLE, 0.05 / 3), ARM, BASELINE, true)
                        .detectable()
                        .orElseThrow(),
                1e-8);
    }

    @Test
    void nothingIsDetectableAtALevelThatFewSeedsCannotReach() {
        Evidence evidence =
                evidence(new PairedTests(Levels.SINGLE, 1e-30), List.of(0.5, 0.6, 0.8), List.of(0.4, 0.3, 0.9), true);
        assertEquals(OptionalDouble.empty(), evidence.detectable());
        assertEquals(true, evidence.difference().ci95().isPresent());
    }

    @Test
    void twoSeedsHaveNeitherACorrelationNorAnEffect() {
        Evidence evidence = evidence(List.of(0.5, 0.6), List.of(0.4, 0.3), true);
        assertEquals(OptionalDouble.empty(), evidence.correlation());
        assertEquals(OptionalDouble.empty(), evidence.effect());
        assertEquals(true, evidence.t().isPresent());
    }

    @Test
    void aCorrelationIsNeverOutsideOfWhatItCanBe() {
        for (int n = 3; n < 40; n++) {
            List<Double> arm =
                    IntStream.range(0, n).mapToObj(i -> 0.1 * i * i / 7).toList();
            List<Double> same = arm.stream().map(value -> 0.3 + value).toList();
            List<Double> opposite = arm.stream().map(value -> 0.3 - value).toList();
            double up = evidence(arm, same, true).correlation().orElseThrow();
            double down = evidence(arm, opposite, true).correlation().orElseThrow();
            assertEquals(1, up, 1e-12);
            assertEquals(-1, down, 1e-12);
            assertEquals(true, up <= 1 && down >= -1, n + " seeds");
        }
    }

    @Test
    void noPairAndOnePairSayWhatTheyCan() {
        Evidence none = evidence(List.of(), List.of(), true);
        assertEquals(OptionalDouble.empty(), none.permutation());
        assertEquals(Optional.empty(), none.beats());
        Evidence one = evidence(List.of(0.75), List.of(0.5), true);
        assertEquals(OptionalDouble.of(0.25), one.difference().mean());
        assertEquals(Optional.empty(), one.difference().ci95());
        assertEquals(OptionalDouble.of(1), one.permutation());
        assertEquals(Optional.empty(), one.t());
    }
}
