package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.HandMade;
import org.dropwhere.spec.Spending;
import org.junit.jupiter.api.Test;

class LookLimitsTest {
    private static LookLimits limits(int now, int most, Spending spending, int comparisons) {
        return new LookLimits(new InterimLooks(List.of(), now, OptionalInt.of(most), spending, List.of()), comparisons);
    }

    /** 2 to the power of -n is the smallest p value of n sign flips; the levels are those of the look before. */
    @Test
    void equivalenceTakesAsManySeedsAsTheSmallestPValueAllows() {
        LookLimits strict = limits(5, 20, Spending.OBRIEN_FLEMING, 1);
        assertFalse(strict.canShowEquivalence(5));
        assertFalse(strict.canShowEquivalence(8));
        assertTrue(strict.canShowEquivalence(9));
        assertEquals(OptionalInt.of(9), strict.firstForEquivalence());
        assertEquals(OptionalInt.of(9), strict.enoughForEquivalence());
        LookLimits even = limits(5, 20, Spending.POCOCK, 1);
        assertFalse(even.canShowEquivalence(5));
        // A first look at 6 has all that may be spent up to then, a second one what the first has left.
        assertEquals(OptionalInt.of(6), even.enoughForEquivalence());
        assertEquals(OptionalInt.of(7), even.firstForEquivalence());
    }

    @Test
    void aSingleLookCanShowBothFromTheFewestSeedsOn() {
        LookLimits single = new LookLimits(InterimLooks.single(4), 1);
        assertFalse(single.canShowEquivalence(4));
        assertFalse(single.canShowDifference(4));
        assertEquals(OptionalInt.of(5), single.firstForEquivalence());
        assertEquals(OptionalInt.of(5), single.firstForDifference());
        assertEquals(0.05, single.difference(5));
        assertEquals(0.05, single.equivalence(4));
    }

    @Test
    void aLookWithNothingToSpendCanShowNothing() {
        LookLimits early = limits(5, 1474, Spending.OBRIEN_FLEMING, 1);
        assertFalse(early.canShowDifference(5));
        assertFalse(early.canShowEquivalence(5));
        assertTrue(early.firstForDifference().orElseThrow() > 100);
        assertTrue(limits(5, 1474, Spending.POCOCK, 1).canShowDifference(5));
    }

    @Test
    void fewerSeedsThanAVerdictTakesShowNothingAtAll() {
        assertEquals(OptionalInt.empty(), limits(2, 4, Spending.POCOCK, 1).firstForDifference());
        assertEquals(OptionalInt.empty(), limits(2, 4, Spending.POCOCK, 1).firstForEquivalence());
    }

    @Test
    void theClearestOfSeveralDifferencesNeedsTheLevelOfOneAmongThem() {
        LookLimits one = limits(10, 20, Spending.POCOCK, 1);
        LookLimits four = limits(10, 20, Spending.POCOCK, 4);
        assertEquals(one.looks().level(0.05 / 4), four.difference(10));
        assertEquals(one.equivalence(10), four.equivalence(10));
    }

    @Test
    void comparisonsOfAModelWithItselfAreNotCounted() {
        Plan plan = HandMade.plan(5, "control", "a", "b");
        assertEquals(2, LookLimits.of(plan, InterimLooks.single(5)).comparisons());
    }
}
