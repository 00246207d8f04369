package org.dropwhere.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortValueTest {
    @Test
    void namesPlacementsByTheirValuesAndKeepsThemDifferent() {
        assertEquals("0.25", ShortValue.of("0.25"));
        assertEquals("parity", ShortValue.of("parity"));
        assertEquals("0.25 per-sequence", ShortValue.of("{rate: 0.25, time: per-sequence}"));
        assertEquals("0.5 per-step per-gate", ShortValue.of("{rate: 0.5, time: per-step, gates: per-gate}"));
        assertEquals("rate 0.25", ShortValue.of("{rate: 0.25}"));
        assertEquals("matched-to both", ShortValue.of("{matched-to: both}"));
        assertEquals("cell 0.5 hidden 0.05", ShortValue.of("{cell: 0.5, hidden: 0.05}"));
        assertEquals("rmsprop learning-rate 0.1 rho 0.9", ShortValue.of("{rmsprop: {learning-rate: 0.1, rho: 0.9}}"));
    }

    @Test
    void namesModelsByTheirLayers() {
        assertEquals("lstm 64", ShortValue.of("[{lstm: 64}]"));
        assertEquals("lstm 64, gru 32", ShortValue.of("[{lstm: 64}, {gru: 32}]"));
        assertEquals(
                "lstm units 64, bidirectional sum, gru 32",
                ShortValue.of("[{lstm: {units: 64, bidirectional: sum}}, {gru: 32}]"));
        assertEquals("[]", ShortValue.of("[]"));
        assertEquals("[32, 16]", ShortValue.of("[32, 16]"));
    }

    @Test
    void standsUprightWhereThereIsNoRoomSideBySide() {
        List<String> names = List.of("0.25 per-step", "0.25 per-sequence");
        assertEquals(0, new ColumnNames(names, 1000).extraHeight());
        int length = (int) Math.ceil(new Label("0.25 per-sequence", Theme.PLAIN).width());
        assertEquals(length, new ColumnNames(names, 333).extraHeight());
    }
}
