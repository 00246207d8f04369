package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolmTest {
    /** statsmodels 0.15.0: multipletests(p, method='holm'). */
    @Test
    void agreesWithStatsmodels() {
        List<Double> adjusted = Holm.adjust(List.of(0.01, 0.04, 0.03, 0.005, 0.5));
        List<Double> expected = List.of(0.04, 0.09, 0.09, 0.025, 0.5);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), adjusted.get(i), 1e-15);
        }
    }

    @Test
    void leavesASingleTestAsItIsAndNeverExceedsOne() {
        assertEquals(List.of(), Holm.adjust(List.of()));
        assertEquals(List.of(0.03), Holm.adjust(List.of(0.03)));
        assertEquals(List.of(1.0, 1.0), Holm.adjust(List.of(1.0, 0.7)));
    }
}
