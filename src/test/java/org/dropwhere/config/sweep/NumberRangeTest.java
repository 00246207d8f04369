package org.dropwhere.config.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeMap;
import org.dropwhere.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberRangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0     | 0.5  | false | false | 0.001
        0.1   | 0.9  | false | false | 0.001
        1e-4  | 1e-2 | true  | false | 0
        1     | 3    | false | true  | 1
        1     | 3    | true  | true  | 1
        100   | 9999 | false | true  | 10
        100   | 9999 | true  | true  | 1
        -5    | 5    | false | false | 0.1
        0.123456 | 0.123457 | false | false | 0.00000001
        1e-20 | 1e20 | true  | false | 0
        2     | 10000000 | false | true | 10000
        """)
    void numbersStayInTheirRangeAndHaveThreeDigits(
            BigDecimal from, BigDecimal to, boolean logarithmic, boolean whole, BigDecimal step) {
        NumberRange range = new NumberRange(from, to, logarithmic, whole);
        RandomStream stream = RandomStream.ofSeed(1);
        for (int i = 0; i < 2000; i++) {
            BigDecimal number = range.draw(stream, i);
            assertTrue(number.compareTo(from) >= 0 && number.compareTo(to) <= 0, number.toString());
            assertTrue(!whole || number.stripTrailingZeros().scale() <= 0, number.toString());
            assertTrue(
                    !logarithmic
                            || number.compareTo(from) == 0
                            || number.compareTo(to) == 0
                            || number.stripTrailingZeros().precision() <= 3,
                    number.toString());
            if (step.signum() > 0) {
                assertEquals(0, number.subtract(from).remainder(step).signum(), number.toString());
            }
        }
    }

    @Test
    void everyNumberOfASmallRangeIsEquallyLikely() {
        NumberRange range = new NumberRange(BigDecimal.ONE, new BigDecimal("4"), false, true);
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 8000; i++) {
            counts.merge(range.draw(RandomStream.ofSeed(2), i).intValueExact(), 1, Integer::sum);
        }
        assertEquals(Set.of(1, 2, 3, 4), counts.keySet());
        // Five standard deviations of a binomial count.
        counts.values().forEach(count -> assertEquals(2000, count, 194, counts.toString()));
    }

    @Test
    void onALogScaleEveryDecadeIsEquallyLikely() {
        NumberRange range = new NumberRange(new BigDecimal("1e-4"), new BigDecimal("1"), true, false);
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 8000; i++) {
            double number = range.draw(RandomStream.ofSeed(3), i).doubleValue();
            counts.merge((int) Math.min(-1, Math.floor(Math.log10(number))), 1, Integer::sum);
        }
        counts.values().forEach(count -> assertEquals(2000, count, 194, counts.toString()));
        assertEquals(4, counts.size());
    }
}
