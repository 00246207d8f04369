package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EquivalenceTest {
    private static final List<Double> ARM = List.of(0.812, 0.845, 0.79, 0.861, 0.833, 0.802, 0.874, 0.826);
    private static final List<Double> BASELINE = List.of(0.801, 0.832, 0.795, 0.84, 0.829, 0.81, 0.846, 0.815);

    static Pairs pairs(List<Double> arm, List<Double> baseline) {
        return new Pairs(
                IntStream.range(0, arm.size())
                        .mapToObj(i -> new Pair(i + 1, arm.get(i), baseline.get(i)))
                        .toList(),
                List.of(),
                List.of());
    }

    private static Optional<Equivalence> test(Pairs pairs, double margin) {
        return Equivalence.of(
                pairs,
                MeanDifference.of(pairs, SummaryMetric.TEST_ACCURACY_AT_BEST, SeedVariation.INDEPENDENT),
                margin,
                SeedVariation.INDEPENDENT);
    }

    private static double p(List<Double> arm, List<Double> baseline, double margin) {
        return test(pairs(arm, baseline), margin).orElseThrow().p();
    }

    @Test
    void takesTheLargerPValueOfBothSides() {
        MeanDifference mean = MeanDifference.of(
                        pairs(ARM, BASELINE), SummaryMetric.TEST_ACCURACY_AT_BEST, SeedVariation.INDEPENDENT)
                .orElseThrow();
        assertEquals(mean.pBelow(0.02), p(ARM, BASELINE, 0.02));
        assertTrue(mean.pBelow(0.02) > mean.pAbove(-0.02));
    }

    @Test
    void isSymmetric() {
        assertEquals(p(ARM, BASELINE, 0.02), p(BASELINE, ARM, 0.02));
        assertTrue(p(ARM, BASELINE, 0.005) > 0.5);
    }

    @Test
    void withoutSpreadOnlyTheNumberOfSeedsCounts() {
        assertEquals(0.03125, p(Collections.nCopies(5, 0.75), Collections.nCopies(5, 0.75), 0.01));
        assertEquals(0.0625, p(Collections.nCopies(4, 0.75), Collections.nCopies(4, 0.75), 0.01));
        assertEquals(1, p(Collections.nCopies(9, 0.75), Collections.nCopies(9, 0.5), 0.01));
        assertEquals(1, p(Collections.nCopies(9, 0.75), Collections.nCopies(9, 0.5), 0.25));
    }

    @Test
    void fewerThanTwoPairsAreNoTest() {
        assertEquals(Optional.empty(), test(pairs(List.of(0.5), List.of(0.5)), 0.01));
    }

    /** Tango's score statistic from likelihoods that were maximized by SciPy 1.17.1 on a grid of 2,000,000 shares. */
    @Test
    void twoGroupsOfSeedsAreTestedByTheirNetShare() {
        List<Double> half =
                IntStream.range(0, 20).mapToObj(i -> i % 2 * 0.5 + 0.5).toList();
        assertEquals(0.26145161725633526, p(half, half, 0.01), 1e-6);
        List<Double> oneMore =
                IntStream.range(0, 20).mapToObj(i -> i == 0 ? 1.0 : half.get(i)).toList();
        BimodalOutcome more = BimodalOutcome.of(pairs(oneMore, half)).orElseThrow();
        assertEquals(0.5, more.p(0.05 * more.jump(), SeedVariation.INDEPENDENT), 1e-6);
        BimodalOutcome fewer = BimodalOutcome.of(pairs(half, oneMore)).orElseThrow();
        assertEquals(0.5, fewer.p(0.05 * fewer.jump(), SeedVariation.INDEPENDENT), 1e-6);
        assertEquals(
                0.003784228727420532, new BimodalOutcome(0.5, 40, 38, 600).p(0.022, SeedVariation.INDEPENDENT), 1e-6);
    }

    /**
     * By hand: where no seed falls either way the statistic is sqrt(n share / (1 - share)), at 0.2 / 0.5 the root of 20
     * / 1.5; and 20 seeds whose test part is a quarter of the training part say as much as 20 / 6.
     */
    @Test
    void seedsThatShareSequencesShowLessOfTwoGroups() {
        SeedVariation shared = new SeedVariation(SeedVariation.Kind.NEW_PARTS, 0.25);
        double alone = new BimodalOutcome(0.5, 0, 0, 20).p(0.2, SeedVariation.INDEPENDENT);
        assertEquals(1.304e-4, alone, 1e-7);
        assertEquals(0.0680, new BimodalOutcome(0.5, 0, 0, 20).p(0.2, shared), 1e-4);
        SeedVariation half = new SeedVariation(SeedVariation.Kind.NEW_PARTS, 1.0 / 40);
        assertEquals(
                new BimodalOutcome(0.5, 6, 4, 20).p(0.2, SeedVariation.INDEPENDENT),
                new BimodalOutcome(0.5, 12, 8, 40).p(0.2, half),
                1e-12);
    }

    @Test
    void manySeedsShowThatGroupsAreEquallyLarge() {
        assertTrue(new BimodalOutcome(0.5, 3, 3, 50).p(0.02, SeedVariation.INDEPENDENT) > 0.05);
        assertTrue(new BimodalOutcome(0.5, 60, 60, 1000).p(0.02, SeedVariation.INDEPENDENT) < 0.001);
    }

    @Test
    void evenlySpreadSeedsAreNoTwoGroups() {
        assertEquals(Optional.empty(), BimodalOutcome.of(pairs(ARM, BASELINE)));
        assertEquals(Optional.empty(), BimodalOutcome.of(pairs(List.of(), List.of())));
        assertEquals(
                Optional.empty(), BimodalOutcome.of(pairs(Collections.nCopies(5, 0.75), Collections.nCopies(5, 0.75))));
    }
}
