package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignFlipTest {
    @Test
    void isMcNemarsExactTestForSolvedOrNot() {
        // R 4.2.2: binom.test(2, 9)$p.value, for 7 seeds that only one arm solved and 2 that only the other did.
        List<Double> differences = Stream.of(
                        Collections.nCopies(7, 1.0), Collections.nCopies(2, -1.0), Collections.nCopies(6, 0.0))
                .flatMap(List::stream)
                .toList();
        assertEquals(0.1796875, SignFlip.p(differences));
    }

    @Test
    void nothingIsFartherThanDifferencesOfOneSign() {
        for (int n = 1; n <= 8; n++) {
            List<Double> differences =
                    IntStream.rangeClosed(1, n).mapToObj(i -> -0.1 * i).toList();
            assertEquals(SignFlip.smallest(n), SignFlip.p(differences));
            assertEquals(Math.pow(0.5, n - 1), SignFlip.p(differences));
        }
    }

    @Test
    void countsSumsThatRoundingMovesApartAsEqual() {
        // Every way to choose signs of 0.1, 0.2 and 0.3 with all of one sign but for one or two of them.
        assertEquals(0.25, SignFlip.p(List.of(0.1, 0.2, 0.3)));
        assertEquals(0.5, SignFlip.p(List.of(-0.1, 0.2, 0.3)));
        assertEquals(1, SignFlip.p(List.of(0.1, 0.2, -0.3)));
    }

    @Test
    void drawsSignsWhereThereAreTooManyWays() {
        // Exactly: R 4.2.2, 2 * pbinom(7, 24, 0.5).
        List<Double> differences =
                IntStream.range(0, 24).mapToObj(i -> i < 7 ? -0.01 : 0.01).collect(Collectors.toList());
        assertEquals(0.06391466, SignFlip.p(differences), 0.006);
        assertEquals(SignFlip.p(differences), SignFlip.p(differences));
        assertTrue(SignFlip.p(Collections.nCopies(100, 1.0)) >= 1.0 / 20_000);
        assertEquals(1, SignFlip.p(Collections.nCopies(100, 0.0)));
    }
}
