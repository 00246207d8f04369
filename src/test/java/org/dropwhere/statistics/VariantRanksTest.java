package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.HandMade;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantRanksTest {
    private static final List<String> NAMES = List.of("C4.5", "C4.5+m", "C4.5+cf", "C4.5+m+cf");

    /** Demsar 2006, table 6: areas under the curve of four settings on 14 data sets. */
    private static final List<List<Double>> DEMSAR = points(
            4, 0.763, 0.768, 0.771, 0.798, 0.599, 0.591, 0.590, 0.569, 0.954, 0.971, 0.968, 0.967, 0.628, 0.661, 0.654,
            0.657, 0.882, 0.888, 0.886, 0.898, 0.936, 0.931, 0.916, 0.931, 0.661, 0.668, 0.609, 0.685, 0.583, 0.583,
            0.563, 0.625, 0.775, 0.838, 0.866, 0.875, 1.0, 1.0, 1.0, 1.0, 0.940, 0.962, 0.965, 0.962, 0.619, 0.666,
            0.614, 0.669, 0.972, 0.981, 0.975, 0.975, 0.957, 0.978, 0.946, 0.970);

    private static List<List<Double>> points(int variants, double... values) {
        return IntStream.range(0, values.length / variants)
                .mapToObj(point -> DoubleStream.of(values)
                        .skip((long) point * variants)
                        .limit(variants)
                        .boxed()
                        .toList())
                .toList();
    }

    /**
     * His mean ranks are 3.143, 2.000, 2.893 and 1.964: the last two are half a rank apart from these in 14, as the
     * printed numbers have one tie less. Of Friedman's statistic SciPy's has the correction for ties (1.17.1,
     * stats.friedmanchisquare; the p value with stats.f).
     */
    @Test
    void ranksAgreeWithDemsarAndFriedmansTestWithScipy() {
        FriedmanTest test = FriedmanTest.of(DEMSAR, true);
        assertEquals(3.143, test.meanRanks().get(0), 5e-4);
        assertEquals(2, test.meanRanks().get(1), 1e-12);
        assertEquals(2.893, test.meanRanks().get(2), 0.5 / 14 + 5e-4);
        assertEquals(1.964, test.meanRanks().get(3), 0.5 / 14 + 5e-4);
        assertEquals(10.952380952380956, test.chiSquared(), 1e-9);
        assertEquals(0.007628838730725745, test.p(), 1e-9);
    }

    @Test
    void lowerIsBetterForLosses() {
        assertEquals(
                List.of(1.0, 2.0, 3.0),
                FriedmanTest.of(points(3, 1, 2, 3, 1, 2, 3), false).meanRanks());
    }

    @Test
    void agreementOfAllPointsIsNoMoreCertainThanTheirNumberAllows() {
        assertEquals(
                1.0 / 36,
                FriedmanTest.of(points(3, 1, 2, 3, 1, 2, 3, 1, 2, 3), true).p(),
                1e-12);
    }

    @Test
    void equalVariantsDoNotDiffer() {
        FriedmanTest test = FriedmanTest.of(points(3, 1, 1, 1, 2, 2, 2), true);
        assertEquals(List.of(2.0, 2.0, 2.0), test.meanRanks());
        assertEquals(1, test.p(), 1e-12);
    }

    /** SciPy 1.17.1: stats.studentized_range.ppf(0.95, k, inf) / sqrt(2); Demsar's table 5 has 3 digits of them. */
    @ParameterizedTest
    @CsvSource({
        "2, 1.9599639845400534",
        "3, 2.343700586378409",
        "4, 2.569031772546482",
        "5, 2.7277743708703763",
        "10, 3.163683577053373",
        "20, 3.5437991315177815"
    })
    void theStudentizedRangeAgreesWithScipy(int k, double q) {
        assertEquals(q, StudentizedRange.exceeded(k, 0.05) / Math.sqrt(2), 1e-9);
    }

    /** Demsar 2006, section 3.2.2. */
    @Test
    void theCriticalDifferenceAgreesWithDemsar() {
        VariantRanks ranks = VariantRanks.of(NAMES, SummaryMetric.TEST_ACCURACY_AT_BEST, DEMSAR);
        assertEquals(1.25, ranks.criticalDifference(), 5e-3);
        assertEquals(14, ranks.points());
    }

    /**
     * SciPy 1.17.1: wilcoxon(pratt, PermutationMethod()) of each pair gives 0.0078 for C4.5 and C4.5+m, 0.0112 for C4.5
     * and C4.5+m+cf, 0.0273, 0.0530, 0.4502 and 0.8660 for the others. Holm's method asks for 0.05 / 6 and then 0.01.
     */
    @Test
    void groupsAreOfVariantsNoTwoOfWhichDiffer() {
        VariantRanks ranks = VariantRanks.of(NAMES, SummaryMetric.TEST_ACCURACY_AT_BEST, DEMSAR);
        assertEquals(
                List.of("C4.5+m+cf", "C4.5+m", "C4.5+cf", "C4.5"),
                ranks.variants().stream().map(VariantRanks.Ranked::variant).toList());
        assertEquals(List.of(new VariantRanks.Group(0, 2), new VariantRanks.Group(2, 3)), ranks.groups());
    }

    @Test
    void aVariantThatDiffersFromAllHasAGroupOfItsOwn() {
        double[] values = IntStream.range(0, 10)
                .boxed()
                .flatMapToDouble(point -> DoubleStream.of(0.5 + point % 2 * 0.01, 0.5 + point % 3 * 0.005, 0.9))
                .toArray();
        VariantRanks ranks =
                VariantRanks.of(List.of("a", "b", "c"), SummaryMetric.TEST_ACCURACY_AT_BEST, points(3, values));
        assertEquals("c", ranks.variants().get(0).variant());
        assertEquals(List.of(new VariantRanks.Group(0, 0), new VariantRanks.Group(1, 2)), ranks.groups());
    }

    /** By hand: 3 pairs and 2^-6 for 7 points, 6 and 2^-7 for 8, 45 and 2^-10 for 11. */
    @Test
    void soManyPointsAreNeededThatADifferenceCouldBeShown() {
        assertEquals(7, VariantRanks.fewestPoints(3));
        assertEquals(8, VariantRanks.fewestPoints(4));
        assertEquals(11, VariantRanks.fewestPoints(10));
    }

    private static Optional<VariantRanks> swept(int points, Outcome first, String... variants) {
        Plan plan = HandMade.swept(
                HandMade.plan(1, variants),
                new TreeMap<>(Map.of(
                        "data.train",
                        IntStream.range(0, points).mapToObj(Integer::toString).toList())));
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < plan.runs().size(); i++) {
            outcomes.add(i == 0 ? first : HandMade.finished(0.5 + i % variants.length / 16.0));
        }
        return VariantRanks.of(
                ResultsByArm.of(plan, HandMade.results(plan, outcomes.toArray(Outcome[]::new))),
                SummaryMetric.TEST_ACCURACY_AT_BEST);
    }

    @Test
    void ranksAllVariantsAtThePointsThatHaveAllOfThem() {
        Outcome finished = HandMade.finished(0.5);
        assertEquals(
                List.of("c", "b", "a"),
                swept(7, finished, "a", "b", "c").orElseThrow().variants().stream()
                        .map(VariantRanks.Ranked::variant)
                        .toList());
        assertEquals(Optional.empty(), swept(6, finished, "a", "b", "c"));
        assertEquals(Optional.empty(), swept(7, HandMade.failed(), "a", "b", "c"));
        assertEquals(7, swept(8, HandMade.failed(), "a", "b", "c").orElseThrow().points());
        assertEquals(Optional.empty(), swept(9, finished, "a", "b"));
    }
}
