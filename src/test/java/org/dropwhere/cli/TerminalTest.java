package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @ParameterizedTest
    @CsvSource({"'50 132',50,132", "'0 0',24,80", "'',24,80", "'stty: error',24,80", "'99999 1',24,80"})
    void hasTheUsualSizeWhereItsOwnIsUnknown(String size, int rows, int columns) {
        assertEquals(new Terminal(rows, columns), Terminal.of(size));
    }
}
