package org.dropwhere.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VariantStyleTest {
    @Test
    void tells64VariantsApart() {
        assertEquals(
                64,
                IntStream.range(0, 100)
                        .mapToObj(VariantStyleTest::look)
                        .distinct()
                        .count());
    }

    @Test
    void givesTheFirstEightVariantsAColourOfTheirOwn() {
        assertEquals(
                8,
                IntStream.range(0, 8)
                        .mapToObj(position -> VariantStyle.at(position).color())
                        .distinct()
                        .count());
    }

    private static String look(int position) {
        VariantStyle style = VariantStyle.at(position);
        return style.color() + " " + style.marker().getClass();
    }
}
