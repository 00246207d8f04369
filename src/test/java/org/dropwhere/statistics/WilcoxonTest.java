package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WilcoxonTest {
    /** So many zeros and some other differences. */
    private static List<Double> zerosAnd(int zeros, Double... others) {
        List<Double> differences = new ArrayList<>(Collections.nCopies(zeros, 0.0));
        differences.addAll(List.of(others));
        return differences;
    }

    private static double p(List<Double> differences) {
        return Wilcoxon.test(differences).orElseThrow().p();
    }

    /** Some whole numbers, among them equal ones, with more above 0 than below. */
    private static List<Double> scattered(int n, int shift) {
        return IntStream.rangeClosed(1, n)
                .mapToObj(i -> (double) ((7 * i * i + 3 * i) % 41 - shift))
                .toList();
    }

    /** SciPy 1.17.1: wilcoxon(differences, zero_method="pratt", method=PermutationMethod()), which tries all signs. */
    @Test
    void isExactWithZerosAndTies() {
        assertEquals(1, p(zerosAnd(2, 0.1, -0.1)));
        assertEquals(0.07421875, p(zerosAnd(3, 0.1, 0.2, -0.1, 0.3, 0.3, -0.2, 0.1, 0.5, 0.4)), 1e-15);
        assertEquals(0.166015625, p(zerosAnd(2, 1.0, 2.0, 2.0, -3.0, 4.0, 4.0, 4.0, -1.0, 6.0, 7.0, -8.0)), 1e-15);
        // The ranks of 0.1, 0.1 and 0.3 are 1.5, 1.5 and 4.
        assertEquals(
                7, Wilcoxon.test(List.of(0.1, 0.1, -0.2, 0.3)).orElseThrow().statistic());
        assertEquals(0.625, p(List.of(0.1, 0.1, -0.2, 0.3)), 1e-15);
    }

    /** By hand: where all ranks but those of zeros are equal, it is the sign test. */
    @Test
    void isTheSignTestWhereFewDifferencesAreNotZero() {
        assertEquals(1, p(zerosAnd(4, 0.01)));
        assertEquals(1, p(zerosAnd(11, 0.5)));
        assertEquals(0.5, p(zerosAnd(23, 0.004, 0.004)), 1e-15);
        assertEquals(0.375, p(zerosAnd(42, 1.0, 1.0, 1.0, 1.0, -1.0)), 1e-15);
    }

    @Test
    void agreesWithEveryWayToChooseSigns() {
        List<Double> differences = zerosAnd(3, 1.0, 1.0, -1.0, 2.5, 3.0, 3.0, -4.0, 5.0, 6.0, 6.0, 6.0, -7.0);
        // Pratt's ranks, signed: those of the zeros are 1 to 3.
        double[] ranks = {5, 5, -5, 7, 8.5, 8.5, -10, 11, 13, 13, 13, -15};
        double seen = Math.abs(Arrays.stream(ranks).sum());
        long far = IntStream.range(0, 1 << ranks.length)
                .filter(signs -> Math.abs(IntStream.range(0, ranks.length)
                                .mapToDouble(i -> (signs >> i & 1) == 1 ? ranks[i] : -ranks[i])
                                .sum())
                        >= seen)
                .count();
        assertEquals((double) far / (1 << ranks.length), p(differences), 1e-15);
    }

    /** Python's fractions: the distribution of the ranks' sum by convolution of whole numbers. */
    @Test
    void isExactForSomeHundredSeeds() {
        assertEquals(0.0018295707409834092, p(scattered(60, 17)), 1e-15);
        assertEquals(8.724411011013674e-05, p(scattered(200, 18)), 1e-17);
    }

    /** SciPy 1.17.1: wilcoxon(differences, zero_method="pratt", correction=True, method="asymptotic"). */
    @Test
    void isApproximatelyNormalForMoreSeeds() {
        assertEquals(1.1076991376748338e-16, p(scattered(600, 17)), 1e-24);
        List<Double> differences = zerosAnd(4000);
        differences.addAll(Collections.nCopies(3010, 0.01));
        differences.addAll(Collections.nCopies(2990, -0.01));
        assertEquals(0.7962548379149031, p(differences), 1e-12);
    }

    @Test
    void saysNothingWhereAllAreZero() {
        assertEquals(Optional.empty(), Wilcoxon.test(zerosAnd(7)));
        assertEquals(Optional.empty(), Wilcoxon.test(List.of()));
    }
}
