package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumericsTest {
    /** Simpson's rule integrates a cubic polynomial exactly. */
    @Test
    void simpsonsWeightsIntegrateACube() {
        int last = 6;
        double step = 2.0 / last;
        double sum = IntStream.rangeClosed(0, last)
                .mapToDouble(i -> Numerics.simpson(i, last) * Math.pow(i * step, 3))
                .sum();
        assertEquals(4, sum * step / 3, 1e-12);
    }

    @Test
    void halvesTheIntervalAsOftenAsIsAsked() {
        assertEquals(0.75, Numerics.smallest(0.0, 1.0, 2, x -> x >= 0.7));
        assertEquals(Math.sqrt(2), Numerics.smallest(0.0, 2.0, 50, x -> x * x >= 2), 1e-14);
    }

    @Test
    void findsTheSmallestWholeNumber() {
        assertEquals(OptionalInt.of(7), Numerics.smallest(1, 100, x -> x >= 7));
        assertEquals(OptionalInt.of(1), Numerics.smallest(1, 100, x -> true));
        assertEquals(OptionalInt.of(100), Numerics.smallest(1, 100, x -> x >= 100));
        assertEquals(OptionalInt.empty(), Numerics.smallest(1, 100, x -> x > 100));
    }
}
