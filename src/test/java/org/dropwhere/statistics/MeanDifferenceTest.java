package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dropwhere.random.RandomStream;
import org.junit.jupiter.api.Test;

class MeanDifferenceTest {
    private static final List<Double> ARM = List.of(0.812, 0.845, 0.79, 0.861, 0.833, 0.802, 0.874, 0.826);
    private static final List<Double> BASELINE = List.of(0.801, 0.832, 0.795, 0.84, 0.829, 0.81, 0.846, 0.815);

    private static MeanDifference of(List<Double> arm, List<Double> baseline) {
        return MeanDifference.of(
                        EquivalenceTest.pairs(arm, baseline),
                        SummaryMetric.TEST_ACCURACY_AT_BEST,
                        SeedVariation.INDEPENDENT)
                .orElseThrow();
    }

    /** SciPy 1.17.1: skew, t.isf and t.sf, the expansion inverted by optimize.brentq. */
    @Test
    void agreesWithScipy() {
        MeanDifference mean = of(ARM, BASELINE);
        assertEquals(0.7760435091708449, mean.longerBelow(), 1e-12);
        assertEquals(0.728159357009865, mean.longerAbove(), 1e-12);
        Interval interval = mean.interval(0.05).orElseThrow();
        assertEquals(-0.003203217761793248, interval.low(), 1e-12);
        assertEquals(0.021805230410723665, interval.high(), 1e-12);
        assertEquals(0.055235234918970616, mean.pAbove(0), 1e-12);
        assertEquals(2 * 0.055235234918970616, mean.p(), 1e-12);
        assertEquals(0.03914151662425508, mean.pBelow(0.02), 1e-12);
        assertEquals(0.004243153464294418, mean.pBelow(0.03), 1e-12);
        assertEquals(0.0010652935293934027, mean.pAbove(-0.02), 1e-12);
    }

    @Test
    void anIntervalEndsWhereTheClaimsBegin() {
        RandomStream random = RandomStream.ofSeed(3);
        for (int i = 0; i < 200; i++) {
            int n = 2 + random.below(40, 2L * i);
            RandomStream values = random.at(i);
            MeanDifference mean = of(
                    IntStream.range(0, n)
                            .mapToObj(k -> 0.8 + 0.1 * values.gaussian(k))
                            .toList(),
                    Collections.nCopies(n, 0.8));
            double alpha = 0.001 + 0.3 * random.uniform(2L * i + 1);
            Optional<Interval> interval = mean.interval(alpha);
            if (interval.isPresent()) {
                assertEquals(alpha / 2, mean.pAbove(interval.get().low()), 1e-9);
                assertEquals(alpha / 2, mean.pBelow(interval.get().high()), 1e-9);
            }
        }
    }

    @Test
    void isNeverNarrowerThanStudents() {
        RandomStream random = RandomStream.ofSeed(4);
        for (int n = 2; n < 60; n++) {
            RandomStream values = random.at(n);
            List<Double> arm = IntStream.range(0, n)
                    .mapToObj(k -> 0.8 + 0.1 * Math.log(1 - values.uniform(k)))
                    .toList();
            Interval student = Estimate.of(arm).interval(0.05).orElseThrow();
            Interval corrected =
                    of(arm, Collections.nCopies(n, 0.0)).interval(0.05).orElseThrow();
            assertTrue(corrected.low() <= student.low() + 1e-12 && corrected.high() >= student.high() - 1e-12);
        }
    }

    @Test
    void theTailOfTheArmNearPerfectIsTheLongerOne() {
        List<Double> near = List.of(0.99, 0.998, 0.98, 0.995, 0.999, 0.997);
        List<Double> far = Collections.nCopies(6, 0.8);
        MeanDifference arm = of(near, far);
        MeanDifference baseline = of(far, near);
        assertTrue(arm.longerBelow() > arm.longerAbove());
        assertEquals(arm.longerBelow(), baseline.longerAbove(), 1e-9);
        assertEquals(arm.p(), baseline.p(), 1e-9);
    }

    @Test
    void equalDifferencesHaveThePValueOfTheirSigns() {
        MeanDifference five = of(Collections.nCopies(5, 0.75), Collections.nCopies(5, 0.5));
        assertEquals(0.0625, five.p());
        assertEquals(SignFlip.smallest(5), five.p());
        assertEquals(1, five.pBelow(0.25));
        assertEquals(0.03125, five.pBelow(0.26));
        MeanDifference none = of(Collections.nCopies(30, 0.75), Collections.nCopies(30, 0.75));
        assertEquals(1, none.p());
        assertEquals(Math.pow(2, -30), none.pBelow(0.01));
    }

    @Test
    void oneSeedSaysNothingOfTheMean() {
        assertEquals(
                Optional.empty(),
                MeanDifference.of(
                        EquivalenceTest.pairs(List.of(0.5), List.of(0.25)),
                        SummaryMetric.TEST_ACCURACY_AT_BEST,
                        SeedVariation.INDEPENDENT));
    }
}
