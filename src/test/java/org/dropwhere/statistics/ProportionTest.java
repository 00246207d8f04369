package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {
    /** What Clopper and Pearson mean by exact. */
    @ParameterizedTest
    @CsvSource({"7, 20", "1, 50", "49, 50", "262144, 1048576"})
    void atTheEndsOfTheIntervalWhatWasSeenIsJustUnlikely(int hits, int n) {
        Interval interval = new Proportion(hits, n).clopperPearson95();

        assertEquals(0.025, BinomialDistribution.of(n, interval.low()).survivalProbability(hits - 1), 1e-6);
        assertEquals(0.025, BinomialDistribution.of(n, interval.high()).cumulativeProbability(hits), 1e-6);
    }

    @Test
    void theIntervalOfNoHitsBeginsAtZero() {
        assertEquals(0, new Proportion(0, 10).clopperPearson95().low());
        assertEquals(
                1 - Math.pow(0.025, 0.1),
                new Proportion(0, 10).clopperPearson95().high(),
                1e-9);
        assertEquals(1, new Proportion(10, 10).clopperPearson95().high());
    }

    @Test
    void seedsThatShareSequencesSayAsMuchAsFewerThatShareNone() {
        SeedVariation shared = new SeedVariation(SeedVariation.Kind.NEW_PARTS, 1.0 / 40);

        assertEquals(new Proportion(5, 20).wilson95(), new Proportion(10, 40).wilson95(shared));
    }

    /** At 2^20 draws the standard deviation is 0.05 percent. */
    @Test
    void allowsWhatChanceDoesAndNoMore() {
        Proportion half = new Proportion(1 << 19, 1 << 20);

        assertTrue(half.allows(0.5, 1e-6));
        assertTrue(half.allows(0.502, 1e-6));
        assertFalse(half.allows(0.503, 1e-6));
        assertFalse(half.allows(0.497, 1e-6));
    }
}
