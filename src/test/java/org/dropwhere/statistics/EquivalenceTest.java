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

    private static double p(List<Double> arm, List<Double> baseline, double margin) {
        return Equivalence.of(pairs(arm, baseline), margin, Interval.UNBOUNDED, Levels.TOTAL)
                .orElseThrow()
                .p();
    }

    /**
     * statsmodels 0.15.0, ttost_paired: 0.02148 and 0.00099; SciPy 1.17.1, permutation_test of the distances from the
     * margin (samples, greater): 0.03125 and 0.00390625; stats.t.interval for the interval.
     */
    @Test
    void takesTheMoreCarefulOfTAndSignFlip() {
        assertEquals(0.03125, p(ARM, BASELINE, 0.02));
        assertEquals(0.00390625, p(ARM, BASELINE, 0.03));
        Interval ci90 = Equivalence.of(pairs(ARM, BASELINE), 0.02, Interval.UNBOUNDED, Levels.TOTAL)
                .orElseThrow()
                .ci90()
                .orElseThrow();
        assertEquals(0.0012187385141774372, ci90.low(), 1e-14);
        assertEquals(0.017531261485822576, ci90.high(), 1e-14);
    }

    /** statsmodels 0.15.0: ttost_paired gives 0.021478402612468448, and for losses in which signs do not matter 1. */
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
        assertEquals(
                Optional.empty(),
                Equivalence.of(pairs(List.of(0.5), List.of(0.5)), 0.01, Interval.UNBOUNDED, Levels.TOTAL));
    }

    /** SciPy 1.17.1: binom.cdf(0, 20, 0.02) and binom.cdf(1, 20, 0.05). */
    @Test
    void twoGroupsOfSeedsNeedSeedsThatShowHowOftenOneArmJumps() {
        List<Double> half =
                IntStream.range(0, 20).mapToObj(i -> i % 2 * 0.5 + 0.5).toList();
        assertEquals(Math.pow(0.98, 20), p(half, half, 0.01), 1e-12);
        List<Double> oneMore =
                IntStream.range(0, 20).mapToObj(i -> i == 0 ? 1.0 : half.get(i)).toList();
        assertEquals(
                0.7358395249438501,
                BimodalOutcome.of(pairs(oneMore, half)).orElseThrow().p(0.025),
                1e-12);
    }

    @Test
    void evenlySpreadSeedsAreNoTwoGroups() {
        assertEquals(Optional.empty(), BimodalOutcome.of(pairs(ARM, BASELINE)));
        assertEquals(Optional.empty(), BimodalOutcome.of(pairs(List.of(), List.of())));
        assertEquals(
                Optional.empty(), BimodalOutcome.of(pairs(Collections.nCopies(5, 0.75), Collections.nCopies(5, 0.75))));
    }
}
