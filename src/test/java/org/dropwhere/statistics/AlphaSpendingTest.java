package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class AlphaSpendingTest {
    private static double bound(List<Double> fractions, double total) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability(AlphaSpending.level(fractions, total) / 2);
    }

    /** SciPy 1.17.1: the bounds that multivariate_normal.cdf of the scores reaches, look by look. */
    @Test
    void boundsAgreeWithScipy() {
        List<Double> fifths = List.of(0.2, 0.4, 0.6, 0.8, 1.0);
        double[] bounds = {
            4.876884948782942, 3.357011921583198, 2.6802800351943916, 2.28981657671764, 2.0310320447307855
        };
        for (int looks = 1; looks <= 5; looks++) {
            assertEquals(bounds[looks - 1], bound(fifths.subList(0, looks), 0.05), 2e-4);
        }
        assertEquals(1.968604306614779, bound(List.of(0.25, 0.5, 1.0), 0.05), 2e-4);
        assertEquals(1.6621641075918865, bound(List.of(0.25, 0.5, 1.0), 0.10), 2e-4);
    }

    @Test
    void aSingleLookSpendsAll() {
        assertEquals(0.05, AlphaSpending.level(List.of(1.0), 0.05), 1e-9);
    }

    @Test
    void overallPValuesUndoWhatLooksTake() {
        InterimLooks looks = new InterimLooks(List.of(5, 10), 20, OptionalInt.of(20), List.of());
        Levels levels = Levels.of(looks);
        assertEquals(looks.level(0.05), levels.difference());
        assertEquals(0.05, levels.overall(levels.difference()), 1e-3);
        assertEquals(0.01, levels.overall(looks.level(0.01)), 1e-3);
        assertEquals(1, levels.overall(1));
        assertTrue(levels.overall(0) < 1e-5);
        assertTrue(IntStream.range(1, 100).allMatch(i -> levels.overall(i / 100.0) >= levels.overall((i - 1) / 100.0)));
        assertEquals(0.3, Levels.SINGLE.overall(0.3));
    }
}
