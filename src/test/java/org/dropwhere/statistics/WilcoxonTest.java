package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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

    /** SciPy 1.17.1: wilcoxon(differences, zero_method="pratt", correction=True, method="asymptotic"). */
    @Test
    void agreesWithScipyWhereDifferencesAreZero() {
        assertEquals(0.4237107971667934, p(zerosAnd(4, 0.01)), 1e-12);
        assertEquals(0.3593173383295707, p(zerosAnd(11, 0.5)), 1e-12);
        assertEquals(0.34211225261696365, p(zerosAnd(19, 0.0625)), 1e-12);
        assertEquals(0.16594484192235848, p(zerosAnd(23, 0.004, 0.004)), 1e-12);
        assertEquals(0.5716877510326084, p(zerosAnd(47, 0.0625, 0.0625, -0.0625)), 1e-12);
        assertEquals(0.1829578995186244, p(zerosAnd(42, 1.0, 1.0, 1.0, 1.0, -1.0)), 1e-12);
        assertEquals(1, p(zerosAnd(2, 0.1, -0.1)));
        assertEquals(0.06749916151179222, p(zerosAnd(3, 0.1, 0.2, -0.1, 0.3, 0.3, -0.2, 0.1, 0.5, 0.4)), 1e-12);
    }

    /** Likewise. */
    @Test
    void agreesWithScipyForTenThousandSeeds() {
        List<Double> differences = zerosAnd(4000);
        differences.addAll(Collections.nCopies(3010, 0.01));
        differences.addAll(Collections.nCopies(2990, -0.01));
        assertEquals(0.7962548379149031, p(differences), 1e-12);
    }

    @Test
    void agreesWithScipyWhereNoneIsZero() {
        // The ranks of 0.1, 0.1 and 0.3 are 1.5, 1.5 and 4.
        assertEquals(
                7, Wilcoxon.test(List.of(0.1, 0.1, -0.2, 0.3)).orElseThrow().statistic());
        assertEquals(0.5807121621890252, p(List.of(0.1, 0.1, -0.2, 0.3)), 1e-12);
    }

    @Test
    void saysNothingWhereAllAreZero() {
        assertEquals(Optional.empty(), Wilcoxon.test(zerosAnd(7)));
        assertEquals(Optional.empty(), Wilcoxon.test(List.of()));
    }
}
