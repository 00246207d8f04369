package org.dropwhere.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingUnitTest {
    @ParameterizedTest
    @CsvSource({
        "model.layers.2.gru, units",
        "model.dense, units",
        "model.dense.1, units",
        "model.embedding, features",
        "model.units, ''",
        "model.layers, ''",
        "model.layers.2.gru.units, ''",
        "model.layers.1, ''",
        "data.train, sequences",
        "variants.a.after-embedding, rate",
        "variants.a.keras, ''"
    })
    void aNumberSaysWhatItCountsWhereItsNameDoesNot(String path, String unit) {
        assertEquals(unit, SettingUnit.of(path).orElse(""));
    }
}
