package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Spending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AlphaSpendingTest {
    private static final List<Double> FIFTHS = List.of(0.2, 0.4, 0.6, 0.8, 1.0);

    private static double level(Spending spending, List<Double> fractions, double total) {
        return AlphaSpending.level(SpendingFunction.of(spending), fractions, total);
    }

    private static double bound(Spending spending, List<Double> fractions, double total) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability(level(spending, fractions, total) / 2);
    }

    private static double bound(List<Double> fractions, double total) {
        return bound(Spending.OBRIEN_FLEMING, fractions, total);
    }

    /** SciPy 1.17.1: the bounds that multivariate_normal.cdf of the scores reaches, look by look. */
    @Test
    void boundsAgreeWithScipy() {
        double[] bounds = {
            4.876884948782942, 3.357011921583198, 2.6802800351943916, 2.28981657671764, 2.0310320447307855
        };
        for (int looks = 1; looks <= 5; looks++) {
            assertEquals(bounds[looks - 1], bound(FIFTHS.subList(0, looks), 0.05), 2e-4);
        }
        assertEquals(1.968604306614779, bound(List.of(0.25, 0.5, 1.0), 0.05), 2e-4);
        assertEquals(1.6621641075918865, bound(List.of(0.25, 0.5, 1.0), 0.10), 2e-4);
    }

    /**
     * NumPy 2.4.6: the same recursion with 20 Gauss-Legendre nodes in each panel as wide as a standard deviation of
     * what is added, or 40 panels. The last bound is 2.385909 in the tests of SeqBounds.jl (side two, asf pocock).
     */
    @Test
    void pococksBoundsAgreeWithAnIndependentRecursion() {
        double[] bounds = {2.437977, 2.426814, 2.410194, 2.396645, 2.385985};
        for (int looks = 1; looks <= 5; looks++) {
            assertEquals(bounds[looks - 1], bound(Spending.POCOCK, FIFTHS.subList(0, looks), 0.05), 2e-6);
        }
    }

    /** NumPy 2.4.6, as above. Looks less than a thousandth of the maximum apart need a finer grid. */
    @ParameterizedTest
    @CsvSource({
        "OBRIEN_FLEMING, 0.9995 1,               0.05,  0.04611629060667627",
        "OBRIEN_FLEMING, 0.9995 1,               0.10,  0.09290441075173883",
        "OBRIEN_FLEMING, 0.9995 1,               0.001, 0.0008966185745668814",
        "OBRIEN_FLEMING, 0.5 0.5001,             0.05,  0.0028368779410104157",
        "OBRIEN_FLEMING, 0.5 0.5001,             0.001, 1.5490813541148524e-06",
        "OBRIEN_FLEMING, 0.5 0.5001 0.7 0.7003 1, 0.05, 0.04529507592898211",
        "OBRIEN_FLEMING, 0.05 0.1 0.2 0.2002 0.6, 0.05, 0.007615713749062993",
        "POCOCK,         0.9995 1,               0.05,  0.044725646696043536",
        "POCOCK,         0.5 0.5001,             0.05,  0.028618991029999822",
        "POCOCK,         0.5 0.5001 0.7 0.7003 1, 0.05, 0.021151077686113125",
        "POCOCK,         0.1 0.1001,             0.001, 0.00012261307810135748",
        "POCOCK,         0.3 0.9999 1,           0.05,  0.031854185234326184",
    })
    void levelsOfCloseLooksAgreeWithAnIndependentRecursion(
            Spending spending, String fractions, double total, double expected) {
        List<Double> looks =
                Arrays.stream(fractions.split(" ")).map(Double::valueOf).toList();
        assertEquals(expected, level(spending, looks, total), 2e-5 * expected);
    }

    @ParameterizedTest
    @EnumSource
    void aSingleLookSpendsAll(Spending spending) {
        assertEquals(0.05, level(spending, List.of(1.0), 0.05), 1e-9);
    }

    @Test
    void aLookWithAsGoodAsNothingToSpendHasNothingAndLeavesItToTheNextOne() {
        for (double first : new double[] {5 / 1474.0, 2 / 590.0, 20 / 5894.0, 0.03}) {
            assertEquals(0, level(Spending.OBRIEN_FLEMING, List.of(first), 0.05));
            assertEquals(
                    level(Spending.OBRIEN_FLEMING, List.of(0.5, 1.0), 0.05),
                    level(Spending.OBRIEN_FLEMING, List.of(first, 0.5, 1.0), 0.05),
                    1e-8);
        }
        assertTrue(level(Spending.POCOCK, List.of(2 / 10_000.0), 0.05) > 1e-5);
    }

    /** Each of a hundred thousand paths is an experiment without a difference, seen five times. */
    @ParameterizedTest
    @EnumSource
    void allLooksTogetherErrAsOftenAsTheTotal(Spending spending) {
        double[] bounds = IntStream.rangeClosed(1, 5)
                .mapToDouble(looks -> bound(spending, FIFTHS.subList(0, looks), 0.05))
                .toArray();
        int paths = 100_000;
        RandomStream random = RandomStream.ofSeed(1).at("looks");
        long crossed = IntStream.range(0, paths)
                .filter(path -> crosses(random.at(path), bounds))
                .count();
        // Four standard errors.
        assertEquals(0.05, (double) crossed / paths, 4 * Math.sqrt(0.05 * 0.95 / paths));
    }

    private static boolean crosses(RandomStream gains, double[] bounds) {
        double score = 0;
        for (int look = 0; look < bounds.length; look++) {
            score += Math.sqrt(0.2) * gains.gaussian(look);
            if (Math.abs(score) >= bounds[look] * Math.sqrt(FIFTHS.get(look))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void obrienAndFlemingSpareTheLastLookAndPocockServesTheFirst() {
        for (int looks = 2; looks <= 5; looks++) {
            assertTrue(bound(FIFTHS.subList(0, looks), 0.05) < bound(FIFTHS.subList(0, looks - 1), 0.05));
        }
        assertTrue(level(Spending.OBRIEN_FLEMING, FIFTHS, 0.05) > level(Spending.POCOCK, FIFTHS, 0.05));
        assertTrue(level(Spending.OBRIEN_FLEMING, List.of(0.2), 0.05) < level(Spending.POCOCK, List.of(0.2), 0.05));
    }

    @ParameterizedTest
    @EnumSource
    void overallPValuesUndoWhatLooksTake(Spending spending) {
        InterimLooks looks = new InterimLooks(List.of(5, 10), 20, OptionalInt.of(20), spending, List.of());
        Levels levels = Levels.of(looks);
        assertEquals(looks.level(0.05), levels.difference());
        assertEquals(0.05, levels.overall(levels.difference()), 1e-3);
        assertEquals(0.01, levels.overall(looks.level(0.01)), 1e-3);
        assertEquals(1, levels.overall(1));
        assertTrue(levels.overall(0) < 1e-5);
        assertTrue(IntStream.range(1, 100).allMatch(i -> levels.overall(i / 100.0) >= levels.overall((i - 1) / 100.0)));
        assertEquals(0.3, Levels.SINGLE.overall(0.3));
    }

    @Test
    void noPValueIsSmallEnoughForALookWithNothingToSpend() {
        Levels levels = Levels.of(new InterimLooks(List.of(), 5, OptionalInt.of(1474), List.of()));
        assertEquals(0, levels.difference());
        assertTrue(levels.overall(0) > 0.05);
        assertTrue(levels.overall(1e-300) > 0.05);
    }
}
