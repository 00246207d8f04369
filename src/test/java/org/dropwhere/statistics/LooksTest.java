package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.Look;
import org.junit.jupiter.api.Test;

class LooksTest {
    private static final Plan PLAN = HandMade.plan(8, "control", "a");
    private static final OptionalInt NONE = OptionalInt.empty();

    @Test
    void aFirstLookIsAnOrdinaryOne() {
        Looks looks = Looks.of(PLAN, List.of(new Look(8, NONE, "control-1")));
        assertEquals(Optional.empty(), looks.note());
        assertEquals(Levels.SINGLE, Levels.of(looks));
    }

    @Test
    void seedsThatWereAddedAfterLookingAreTold() {
        Looks looks = Looks.of(PLAN, List.of(new Look(5, NONE, "control-1"), new Look(7, NONE, "control-1")));
        assertEquals(
                Optional.of(
                        "Seeds were added after the results of 5, 7 had been seen, without a maximum declared before"
                                + " (seeds: {first: ..., at-most: ...}): intervals are no longer 95 % intervals, and verdicts err"
                                + " more often than 5 %."),
                looks.note());
        assertEquals(Levels.SINGLE, Levels.of(looks));
    }

    @Test
    void looksAtOtherTrialsAreOfNoConcern() {
        assertEquals(
                Optional.empty(),
                Looks.of(PLAN, List.of(new Look(5, NONE, "another"))).note());
    }

    @Test
    void aDeclaredMaximumMakesEachLookStricter() {
        Looks looks = new Looks(List.of(5), 10, OptionalInt.of(20), true);
        Levels levels = Levels.of(looks);
        // SpendingTest has the reference: 2 * (1 - Phi(2.9631316)).
        assertEquals(0.003045263, levels.difference(), 1e-5);
        assertTrue(levels.equivalence() < 0.05);
        assertTrue(levels.overall(0.003) < 0.05 && levels.overall(0.0032) > 0.05);
        assertTrue(looks.note()
                .orElseThrow()
                .startsWith("Seeds may be added up to 20, as declared: at this look, at 10,"));
    }

    @Test
    void aMaximumDeclaredAfterTheFirstLookComesTooLate() {
        assertTrue(new Looks(List.of(5), 10, OptionalInt.of(20), false).isBroken());
    }
}
