package org.dropwhere.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.dropwhere.search.RaceSimulation.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In short what {@code mvn -Pcalibration verify} does at length. */
class RaceCalibrationTest {
    private static final int RACES = 400;
    private static final RaceSimulation SIMULATION = RaceSimulation.withOthers();

    /** Where the winner's lead is half of the margin, which makes it leave more often than any larger one. */
    @ParameterizedTest
    @EnumSource(Ground.class)
    void theBestOneLeavesInFivePercentOfRacesAtMost(Ground ground) {
        double bound = RaceRule.ERROR + 3 * Math.sqrt(0.05 * 0.95 / RACES);
        for (int candidates : new int[] {5, 20}) {
            double error = SIMULATION.error(ground, Shape.EQUAL.behind(candidates, 0.5), RACES);
            assertTrue(error <= bound, () -> String.format(Locale.ROOT, "%d candidates: %.4f", candidates, error));
        }
    }
}
