package org.dropwhere.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MeanProbabilitiesTest {

    @Test
    void areMeansOfProbabilitiesAndNotOfLogits() {
        MeanProbabilities means = new MeanProbabilities(2);
        means.add(new double[] {Math.log(9), 2});
        means.add(new double[] {Math.log(1 / 9.0), 2});
        means.add(new double[] {Math.log(1 / 4.0), 2});

        // (0.9 + 0.1 + 0.2) / 3 = 0.4
        assertArrayEquals(new double[] {Math.log(0.4 / 0.6), 2}, means.logits(), 1e-14);
    }

    /** States that grow without bound give such logits. */
    @Test
    void areFiniteHoweverLargeTheLogits() {
        MeanProbabilities means = new MeanProbabilities(3);
        means.add(new double[] {1e30, -2000, 800});
        means.add(new double[] {1e30, -1000, -800});

        double[] logits = means.logits();

        assertEquals(1e30, logits[0]);
        assertEquals(-1000 - Math.log(2), logits[1], 1e-9);
        assertEquals(0, logits[2], 1e-9);
    }
}
