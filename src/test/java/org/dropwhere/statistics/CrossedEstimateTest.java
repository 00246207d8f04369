package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.TTest;
import org.dropwhere.random.RandomStream;
import org.dropwhere.results.HandMade;
import org.dropwhere.training.RightAnswers;
import org.junit.jupiter.api.Test;

class CrossedEstimateTest {
    private static final int[][] SEQUENCES_MATTER = {
        {1, 0, 0, -1, 0, 1, 0, 1},
        {1, 0, 1, 0, 0, 1, 0, 0},
        {1, -1, 0, 0, 0, 1, 0, 1},
        {0, 0, 1, 0, -1, 1, 0, 0},
        {1, 0, 0, -1, 0, 1, 1, 0}
    };

    private static final int[][] SEQUENCES_ARE_NOISE = {{1, -1, 0, 0}, {0, 1, -1, 1}, {-1, 1, 1, 0}};

    private static Optional<CrossedEstimate> maybe(int[][] matrix) {
        CrossedDifferences differences = new CrossedDifferences(matrix[0].length);
        for (int[] seed : matrix) {
            BitSet arm = new BitSet();
            BitSet baseline = new BitSet();
            for (int each = 0; each < seed.length; each++) {
                arm.set(each, seed[each] > 0 || (seed[each] == 0 && each % 2 == 0));
                baseline.set(each, seed[each] < 0 || (seed[each] == 0 && each % 2 == 0));
            }
            differences.add(arm, baseline);
        }
        return differences.estimate();
    }

    private static CrossedEstimate of(int[][] matrix) {
        return maybe(matrix).orElseThrow();
    }

    /**
     * NumPy 2.4.6 and SciPy 1.17.1. Mean squares by their definitions, {@code D.mean(1).var(ddof=1) * q} and so on;
     * {@code stats.t.sf} and {@code stats.t.interval} with 4 degrees of freedom.
     */
    @Test
    void isThatOfTheTwoWayMeanSquares() {
        CrossedEstimate estimate = of(SEQUENCES_MATTER);
        assertEquals(5, estimate.seeds());
        assertEquals(8, estimate.sequences());
        assertEquals(0.25, estimate.difference());
        assertEquals(0.1636634176769943, estimate.standardError(), 1e-15);
        assertEquals(4, estimate.degreesOfFreedom());
        assertEquals(0.20134608070146837, estimate.p(), 1e-12);
        assertEquals(0.008258530359592207, estimate.pBelow(0.9), 1e-12);
        assertEquals(0.20134608070146837 / 2, estimate.pAbove(0), 1e-12);
        assertEquals(0.008258530359592207, estimate.pWithin(0.9), 1e-12);
        Interval interval = estimate.interval(0.05).orElseThrow();
        assertEquals(-0.20440249490923285, interval.low(), 1e-12);
        assertEquals(0.7044024949092329, interval.high(), 1e-12);
    }

    /** {@code stats.ttest_1samp} of the seeds' means finds p = 0.0032 in the matrix above. */
    @Test
    void isStudentsOverSeedsWhereSequencesVaryNoMoreThanResiduals() {
        CrossedEstimate estimate = of(SEQUENCES_ARE_NOISE);
        assertEquals(0.16666666666666666 / 2, estimate.standardError(), 1e-15);
        assertEquals(2, estimate.degreesOfFreedom());
        assertEquals(0.183503419072274, estimate.p(), 1e-12);
        Interval interval = estimate.interval(0.05).orElseThrow();
        assertEquals(-0.1918877274791219, interval.low(), 1e-12);
        assertEquals(0.5252210608124552, interval.high(), 1e-12);
    }

    @Test
    void neverClaimsMoreThanTheSeedsDo() {
        RandomStream random = RandomStream.ofSeed(1);
        for (int matrix = 0; matrix < 300; matrix++) {
            int[][] drawn = drawn(random.at(matrix));
            CrossedEstimate estimate = of(drawn);
            double[] means = IntStream.range(0, drawn.length)
                    .mapToDouble(seed -> IntStream.of(drawn[seed]).average().orElseThrow())
                    .toArray();
            Estimate seeds = Estimate.of(IntStream.range(0, means.length)
                    .mapToObj(seed -> means[seed])
                    .toList());
            if (seeds.sd().orElseThrow() < 1e-9) {
                continue;
            }
            assertTrue(estimate.p() >= TTest.withDefaults().test(means).getPValue() - 1e-9);
            Interval crossed = estimate.interval(0.05).orElseThrow();
            Interval student = seeds.ci95().orElseThrow().within(new Interval(-1, 1));
            assertTrue(crossed.low() <= student.low() + 1e-9 && crossed.high() >= student.high() - 1e-9);
        }
    }

    /** Some sequences suit the arm. */
    private static int[][] drawn(RandomStream random) {
        int seeds = 2 + random.below(8, 0);
        int sequences = 2 + random.below(20, 1);
        return IntStream.range(0, seeds)
                .mapToObj(seed -> IntStream.range(0, sequences)
                        .map(each -> random.at(seed).below(3, each)
                                - 1
                                + (random.at(100 + each).below(3, 0) == 0 ? 1 : 0))
                        .map(value -> Math.min(value, 1))
                        .toArray())
                .toArray(int[][]::new);
    }

    @Test
    void neitherOrderMattersAndTheArmsAreMirrored() {
        int[][] matrix = SEQUENCES_MATTER;
        int[][] turned = IntStream.range(0, matrix.length)
                .mapToObj(seed -> IntStream.range(0, matrix[0].length)
                        .map(each -> -matrix[matrix.length - 1 - seed][matrix[0].length - 1 - each])
                        .toArray())
                .toArray(int[][]::new);
        CrossedEstimate there = of(matrix);
        CrossedEstimate back = of(turned);
        assertEquals(new CrossedEstimate(5, 8, -there.difference(), there.standardError()), back);
        assertEquals(there.p(), back.p());
        assertEquals(there.pAbove(-0.3), back.pBelow(0.3));
    }

    @Test
    void withoutAnySpreadItIsSureOfWhatItSees() {
        CrossedEstimate equal = of(new int[][] {{0, 0}, {0, 0}});
        assertEquals(1, equal.p());
        assertEquals(0, equal.pWithin(0.01));
        assertEquals(Optional.of(new Interval(0, 0)), equal.interval(0.05));
        CrossedEstimate one = of(new int[][] {{1, 1}, {1, 1}});
        assertEquals(0, one.p());
        assertEquals(1, one.pWithin(1));
    }

    @Test
    void endsWhereDifferencesOfAccuraciesDo() {
        assertEquals(
                new Interval(-1, 1),
                of(new int[][] {{1, 0}, {0, 0}}).interval(0.05).orElseThrow());
    }

    @Test
    void takesTwoSeedsTwoSequencesAndAllAnswers() {
        assertEquals(Optional.empty(), maybe(new int[][] {{1, 0, 1}}));
        assertEquals(Optional.empty(), maybe(new int[][] {{1}, {0}}));
        assertEquals(Optional.empty(), CrossedDifferences.estimate(List.of(), List.of()));
        List<RightAnswers> three =
                List.of(HandMade.answers(3, 0), HandMade.answers(3, 1), HandMade.answers(3, 0, 1, 2));
        assertTrue(CrossedDifferences.estimate(three, three).isPresent());
        List<RightAnswers> notAll = new ArrayList<>(three);
        notAll.set(1, RightAnswers.NOT_KEPT);
        assertEquals(Optional.empty(), CrossedDifferences.estimate(three, notAll));
        assertEquals(Optional.empty(), CrossedDifferences.estimate(notAll, three));
        List<RightAnswers> others = new ArrayList<>(three);
        others.set(2, HandMade.answers(4, 0));
        assertEquals(Optional.empty(), CrossedDifferences.estimate(three, others));
    }
}
