package org.dropwhere.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {
    @Test
    void waitsForTheLastTrialThoughOthersAreDone() {
        assertEquals(4, Forecast.untilTheLast(List.of(2.0, 2.0, 2.0), 2));
        assertEquals(2, Forecast.untilTheLast(List.of(2.0, 2.0, 2.0), 3));
        assertEquals(6, Forecast.untilTheLast(List.of(2.0, 2.0, 2.0), 1));
        assertEquals(0, Forecast.untilTheLast(List.of(), 2));
    }

    @Test
    void beginsEachTrialWhereOneBeforeItMakesRoom() {
        // 1 and 5 begin; 3 follows 1 and ends at 4; 2 follows that and ends at 6.
        assertEquals(6, Forecast.untilTheLast(List.of(1.0, 5.0, 3.0, 2.0), 2));
    }
}
