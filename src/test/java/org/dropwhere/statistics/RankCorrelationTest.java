package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    /** The example of {@code scipy.stats.spearmanr}. */
    @Test
    void givesEqualValuesTheMeanOfTheirRanks() {
        assertEquals(
                0.8207826816681233,
                RankCorrelation.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0), List.of(5.0, 6.0, 7.0, 8.0, 7.0))
                        .orElseThrow(),
                1e-15);
    }

    @Test
    void asksForTheOrderAlone() {
        List<Double> one = List.of(0.1, 0.2, 0.3, 0.4);
        assertEquals(OptionalDouble.of(1), RankCorrelation.of(one, List.of(-9.0, 0.0, 0.001, 1e9)));
        assertEquals(OptionalDouble.of(-1), RankCorrelation.of(one, List.of(4.0, 3.0, 2.0, -100.0)));
    }

    @Test
    void isAbsentWhereNothingIsRanked() {
        assertEquals(OptionalDouble.empty(), RankCorrelation.of(List.of(1.0, 2.0), List.of(1.0, 2.0)));
        assertEquals(OptionalDouble.empty(), RankCorrelation.of(List.of(1.0, 2.0, 3.0), List.of(5.0, 5.0, 5.0)));
        assertEquals(OptionalDouble.empty(), RankCorrelation.of(List.of(5.0, 5.0, 5.0), List.of(1.0, 2.0, 3.0)));
    }
}
