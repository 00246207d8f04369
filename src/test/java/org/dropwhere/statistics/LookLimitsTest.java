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

    @Test
    void aSingleLookCanShowSomethingFromTheFewestSeedsOn() {
        LookLimits single = new LookLimits(InterimLooks.single(4), 1);
        assertFalse(single.canShow(4));
        assertEquals(OptionalInt.of(5), single.first());
        assertEquals(0.05, single.level(5));
    }

    @Test
    void aLookWithNothingToSpendCanShowNothing() {
        LookLimits early = limits(5, 1474, Spending.OBRIEN_FLEMING, 1);
        assertFalse(early.canShow(5));
        assertTrue(early.first().orElseThrow() > 100);
        assertTrue(limits(5, 1474, Spending.POCOCK, 1).canShow(5));
    }

    @Test
    void fewerSeedsThanAVerdictTakesShowNothingAtAll() {
        assertEquals(OptionalInt.empty(), limits(2, 4, Spending.POCOCK, 1).first());
    }

    @Test
    void theClearestOfSeveralDifferencesNeedsTheLevelOfOneAmongThem() {
        LookLimits one = limits(10, 20, Spending.POCOCK, 1);
        LookLimits four = limits(10, 20, Spending.POCOCK, 4);
        assertEquals(one.looks().level(0.05 / 4), four.level(10));
    }

    @Test
    void comparisonsOfAModelWithItselfAreNotCounted() {
        Plan plan = HandMade.plan(5, "control", "a", "b");
        assertEquals(2, LookLimits.of(plan, InterimLooks.single(5)).comparisons());
    }
}
