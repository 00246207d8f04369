package org.dropwhere.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RaceRuleTest {
    private static final RaceRule RULE = rule(40);

    @Test
    void looksGrowByAQuarterUpToTheMostSeeds() {
        assertEquals(List.of(5, 7, 9, 12, 15, 19, 24, 30, 38, 40), RaceRule.looks(40));
        assertEquals(List.of(5, 7, 9, 10), RaceRule.looks(10));
        assertEquals(List.of(5, 6), RaceRule.looks(6));
        assertEquals(List.of(5), RaceRule.looks(5));
    }

    /**
     * One-sided levels of looks at 5, 7, 9, ... of 40 seeds by the spending function of Lan and DeMets 1983 that is
     * like Pocock's bounds, found with Gauss-Legendre quadrature of the density of the score in numpy and SciPy 1.17.1.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 0, 0.009728364727",
        "2, 1, 0.006910787658",
        "2, 5, 0.01177317499",
        "2, 9, 0.01515894328",
        "5, 0, 0.002432091182",
        "5, 4, 0.002090850657",
        "5, 9, 0.002900214255",
        "20, 0, 0.0005120191962",
        "20, 8, 0.0006613639089",
        "60, 0, 0.0001648875378",
        "60, 9, 0.0001410394606"
    })
    void levelsAreThoseOfAnotherProgram(int candidates, int look, double level) {
        assertEquals(level, RULE.levels().of(look, candidates), 1e-3 * level);
    }

    /** Of one test the first level and the sums of all others bound the error from both sides. */
    @ParameterizedTest
    @ValueSource(ints = {5, 10, 40, 100})
    void theLevelsOfAllLooksSpendTheErrorAndNoMore(int most) {
        RaceRule rule = rule(most);
        RaceRule.Levels levels = rule.levels();
        for (int candidates : new int[] {2, 20}) {
            double part = RaceRule.ERROR / (candidates - 1);
            double sum = 0;
            for (int look = 0; look < rule.looks().size(); look++) {
                double level = levels.of(look, candidates);
                assertTrue(level > 0 && level <= part * (1 + 1e-9), "look " + look);
                sum += level;
            }
            assertTrue(sum >= part * (1 - 1e-6), "They sum up to " + sum);
        }
    }

    @Test
    void moreCandidatesAndLessErrorAreStricter() {
        RaceRule.Levels levels = RULE.levels();
        RaceRule.Levels half = new RaceRule(RULE.looks(), 1, true, RaceRule.ERROR / 2).levels();
        for (int look = 0; look < RULE.looks().size(); look++) {
            for (int candidates = 2; candidates < 10; candidates++) {
                assertTrue(levels.of(look, candidates) > levels.of(look, candidates + 1));
                assertTrue(levels.of(look, candidates) > half.of(look, candidates));
            }
            // A single one is not tested, and two are one test.
            assertEquals(levels.of(look, 2), levels.of(look, 1));
        }
    }

    private static RaceRule rule(int most) {
        return new RaceRule(RaceRule.looks(most), 1, true, RaceRule.ERROR);
    }
}
