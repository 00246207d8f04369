package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FailuresTest {
    /** SciPy 1.17.1: binomtest(1, 6) and binomtest(0, 6). */
    @Test
    void isMcNemarsExactTest() {
        assertEquals(0.21875, new Failures(5, 1, 7).p(), 1e-12);
        assertEquals(0.03125, new Failures(0, 6, 0).p(), 1e-12);
        assertEquals(1, new Failures(3, 3, 0).p());
        assertEquals(1, Failures.NONE.p());
    }

    @Test
    void moreThanOneSeedInFiveIsMany() {
        assertFalse(new Failures(1, 1, 0).areMany(8));
        assertTrue(new Failures(1, 1, 1).areMany(8));
        assertFalse(Failures.NONE.areMany(0));
    }
}
