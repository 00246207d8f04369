package org.dropwhere.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "0.0, 0",
        "500.0, 500",
        "-0.25, -0.25",
        "1.0E-4, 0.0001",
        "1.0E-7, 1e-7",
        "2.5E-5, 2.5e-5",
        "1E+38, 1e38",
        "-2.50E+10, -2.5e10",
        "1000000, 1000000",
        "10000000, 1e7",
        "12345678, 12345678",
        "99999999999999997748809823456034029568, 9.9999999999999997748809823456034029568e37",
        "1E-999999999, 1e-999999999"
    })
    void writesNumbersAsPeopleDo(BigDecimal number, String text) {
        assertEquals(text, NumberText.of(number));
    }

    @Test
    void knowsTheShortestDigitsOfADouble() {
        assertEquals("1e38", NumberText.of(1e38));
        assertEquals("0.1", NumberText.of(0.1));
    }

    @Test
    void whatRoundsToZeroHasNoSign() {
        assertEquals("0.000", NumberText.fixed(-0.0004, 3));
        assertEquals("0.000", NumberText.fixed(-0.0, 3));
        assertEquals("-0.001", NumberText.fixed(-0.0006, 3));
        assertEquals("-0.0004", NumberText.fixed(-0.0004, 4));
        assertEquals("-10.000", NumberText.fixed(-10, 3));
    }
}
