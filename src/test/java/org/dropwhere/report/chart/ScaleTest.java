package org.dropwhere.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void putsNumbersWhereTheyAreWithRoundTicks() {
        Scale scale = Scale.of(List.of("0.05", "0.21", "0.4", "0.58"));
        assertEquals(0.21, scale.place().applyAsDouble("0.21"));
        assertEquals(List.of("0.1", "0.2", "0.3", "0.4", "0.5"), names(scale));
    }

    @Test
    void putsNumbersAtTheirLogarithmsWhereThatSpreadsThem() {
        Scale scale = Scale.of(List.of("0.0001", "0.001", "0.01", "0.1"));
        assertEquals(-2, scale.place().applyAsDouble("0.01"), 1e-12);
        assertEquals(List.of("0.0001", "0.001", "0.01", "0.1"), names(scale));
        assertEquals(List.of("0.002", "0.005", "0.01", "0.02"), names(Scale.of(List.of("0.002", "0.006", "0.021"))));
    }

    @Test
    void putsZeroAndWhatIsBelowWhereTheyAre() {
        assertEquals(List.of("0", "20", "40", "60", "80", "100"), names(Scale.of(List.of("0", "1", "10", "100"))));
    }

    @Test
    void putsWordsSideBySide() {
        Scale scale = Scale.of(List.of("parity", "3"));
        assertEquals(1, scale.place().applyAsDouble("3"));
        assertEquals(List.of("parity", "3"), names(scale));
    }

    private static List<String> names(Scale scale) {
        return scale.ticks().stream().map(PanelAxis.Tick::wholeName).toList();
    }
}
