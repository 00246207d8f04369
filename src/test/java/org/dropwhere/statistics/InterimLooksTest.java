package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.InterimLooksText;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.Look;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Spending;
import org.junit.jupiter.api.Test;

class InterimLooksTest {
    private static final Plan PLAN = HandMade.plan(8, "control", "a");
    private static final List<String> ARMS = Look.at(PLAN).arms();
    private static final OptionalInt NONE = OptionalInt.empty();
    private static final OptionalInt TWELVE = OptionalInt.of(12);
    private static final Look ODD = new Look(List.of(3L, 5L, 9L), NONE, Spending.DEFAULT, ARMS);

    /** At the seeds from one number to another. */
    private static Look look(int first, int last, OptionalInt atMost) {
        return new Look(LongStream.rangeClosed(first, last).boxed().toList(), atMost, Spending.DEFAULT, ARMS);
    }

    /** What is known of a look when others were kept before. */
    private static InterimLooks after(Look now, Look... before) {
        return InterimLooks.of(plan(now), List.of(before));
    }

    private static Plan plan(Look look) {
        Analysis said = PLAN.experiment().analysis();
        Plan asked = HandMade.analysed(
                PLAN,
                new Analysis(
                        said.primary(),
                        said.equivalence(),
                        said.comparisons(),
                        said.solved(),
                        said.independentSeeds(),
                        look.atMost(),
                        Optional.of(look.spending())));
        return new Plan(asked.experiment().withSeeds(look.seeds()), asked.overrides(), asked.runs());
    }

    private static Optional<String> broken(String seen) {
        return Optional.of(
                "The results " + seen + " had been seen before these seeds were chosen, and no maximum declared before"
                        + " (seeds: {first: ..., at-most: ...}) allows for that: intervals are no longer"
                        + " 95 % intervals, and verdicts err more often than 5 %.");
    }

    @Test
    void aFirstLookIsAnOrdinaryOne() {
        InterimLooks looks = after(look(1, 8, NONE));
        assertEquals(Optional.empty(), InterimLooksText.note(looks));
        assertEquals(Levels.SINGLE, Levels.of(looks));
    }

    @Test
    void theSameCommandSaysTheSameAgainWhateverWasLookedAtInBetween() {
        assertEquals(after(look(1, 8, NONE)), after(look(1, 8, NONE), look(1, 8, NONE), look(1, 9, NONE)));
        assertEquals(
                after(look(1, 9, NONE), look(1, 8, NONE)),
                after(look(1, 9, NONE), look(1, 8, NONE), look(1, 9, NONE), ODD));
    }

    @Test
    void seedsThatWereAddedAfterLookingAreTold() {
        InterimLooks looks = after(look(1, 8, NONE), look(1, 5, NONE), look(1, 7, NONE));
        assertEquals(broken("of seeds 1 to 5 and of seeds 1 to 7"), InterimLooksText.note(looks));
        assertEquals(Levels.SINGLE, Levels.of(looks));
    }

    @Test
    void otherSeedsAfterLookingAreToldEvenIfNoneOfThemHadBeenSeenOrTheyAreFewer() {
        assertEquals(broken("of seeds 1 to 5"), InterimLooksText.note(after(look(6, 10, NONE), look(1, 5, NONE))));
        assertEquals(broken("of seeds 1 to 8"), InterimLooksText.note(after(look(1, 5, NONE), look(1, 8, NONE))));
        assertEquals(broken("of seeds 1 to 5"), InterimLooksText.note(after(ODD, look(1, 5, TWELVE))));
    }

    @Test
    void goingBackToFewerSeedsIsNotWhatAMaximumDeclares() {
        assertEquals(
                broken("of seeds 1 to 8"),
                InterimLooksText.note(after(look(1, 6, TWELVE), look(1, 5, TWELVE), look(1, 8, TWELVE))));
    }

    @Test
    void onlyLooksThatWereNotDeclaredAreNamed() {
        InterimLooks looks = after(look(1, 12, TWELVE), look(1, 5, TWELVE), look(1, 8, TWELVE), ODD);
        assertEquals(broken("of seeds 3, 5, 9"), InterimLooksText.note(looks));
        assertEquals(List.of(5, 8), looks.before());
    }

    @Test
    void whatIsNotKnownIsSaidBesideWhatIs() {
        String unknown =
                "What was looked at before these seeds were chosen is not known, because looks.csv was damaged or"
                        + " missing: intervals are 95 % intervals, and verdicts err no more often than 5 %, only if it was"
                        + " nothing.";
        assertEquals(Optional.of(unknown), InterimLooksText.note(after(look(1, 8, NONE), Look.UNKNOWN)));
        assertEquals(
                Optional.of(unknown + " " + broken("of seeds 3, 5, 9").orElseThrow()),
                InterimLooksText.note(after(look(1, 8, TWELVE), Look.UNKNOWN, look(1, 5, TWELVE), ODD)));
    }

    @Test
    void looksAtOtherArmsAreOfNoConcern() {
        Look elsewhere = new Look(List.of(1L, 2L), NONE, Spending.DEFAULT, List.of("another"));
        assertEquals(Optional.empty(), InterimLooksText.note(after(look(1, 8, NONE), elsewhere)));
    }

    @Test
    void looksAtOneOfTheArmsAreAConcern() {
        Look inPart = new Look(List.of(1L, 2L), NONE, Spending.DEFAULT, List.of("another", ARMS.get(1)));
        assertEquals(broken("of seeds 1, 2"), InterimLooksText.note(after(look(1, 8, NONE), inPart)));
    }

    @Test
    void aDeclaredMaximumMakesEachLookStricter() {
        InterimLooks looks = new InterimLooks(List.of(5), 10, OptionalInt.of(20), List.of());
        Levels levels = Levels.of(looks);
        // SpendingTest has the reference: 2 * (1 - Phi(2.9631316)).
        assertEquals(0.003045263, levels.difference(), 1e-5);
        assertTrue(levels.equivalence() < 0.05);
        assertTrue(levels.overall(0.003) < 0.05 && levels.overall(0.0032) > 0.05);
        assertTrue(InterimLooksText.note(looks)
                .orElseThrow()
                .startsWith("Seeds may be added up to 20, as declared: at this look, at 10,"));
    }

    @Test
    void aLookFarTooEarlyHasNoIntervalsAndSaysWhy() {
        // SciPy 1.17.1: the fewest seeds of that many at whose level of a first look Student's interval reaches no
        // farther than 30 standard deviations, and of how many at most 5 seeds reach no farther.
        Map<Integer, Integer> seeds = Map.of(100, 10, 2000, 193, 10_000, 963);
        for (int most : List.of(100, 2000, 10_000)) {
            InterimLooks looks = new InterimLooks(List.of(), 5, OptionalInt.of(most), List.of());
            assertEquals(
                    Optional.of(
                            "Warning: at 5 of at most " + most + " seeds, tests are so strict that hardly anything can"
                                    + " be claimed, and no useful intervals can be given,"
                                    + " so they are left out. Begin with "
                                    + seeds.get(most) + " seeds or more, declare an at-most of 27 or less"
                                    + " or declare spending: pocock."),
                    InterimLooksText.warning(looks));
            assertTrue(InterimLooksText.note(looks)
                    .orElseThrow()
                    .contains("intervals are left out because as good as nothing of the errors may be spent on it"));
            Pairs pairs = EquivalenceTest.pairs(List.of(0.8, 0.85, 0.9, 0.83, 0.81), List.of(0.8, 0.8, 0.8, 0.8, 0.8));
            Levels levels = Levels.of(looks);
            Evidence evidence = new PairedTests(levels)
                    .evidence(pairs, SummaryMetric.TEST_ACCURACY_AT_BEST, SeedVariation.INDEPENDENT);
            assertEquals(Optional.empty(), evidence.difference().ci95());
            assertEquals(OptionalDouble.empty(), evidence.detectable());
            assertTrue(levels.overall(evidence.t().orElseThrow().p()) <= 1);
        }
    }

    @Test
    void aLookWhoseIntervalsReachTooFarSaysSo() {
        InterimLooks looks = new InterimLooks(List.of(), 5, OptionalInt.of(29), List.of());
        assertTrue(InterimLooksText.note(looks)
                .orElseThrow()
                .contains("intervals are left out because they would reach farther than 30 standard deviations"));
    }

    @Test
    void afterAFirstLookTheCureIsToAddMoreSeedsAtOnce() {
        InterimLooks looks = new InterimLooks(List.of(5), 6, OptionalInt.of(1000), List.of());
        String warning = InterimLooksText.warning(looks).orElseThrow();
        assertTrue(warning.matches(".* Go on to \\d+ seeds or more before you look\\."), warning);
    }

    @Test
    void pococksSpendingHasIntervalsWhereObrienAndFlemingsHasNone() {
        InterimLooks looks = new InterimLooks(List.of(), 5, OptionalInt.of(1474), List.of());
        assertTrue(looks.isTooEarly());
        assertFalse(looks.spending(Spending.POCOCK).isTooEarly());
    }

    @Test
    void theNextLooksAreEachAtTwiceAsManySeedsUpToTheMaximum() {
        InterimLooks looks = new InterimLooks(List.of(5), 8, OptionalInt.of(20), Spending.POCOCK, List.of());
        assertEquals(
                List.of(5, 8, 16, 20),
                looks.schedule().stream().map(InterimLooks::now).toList());
        assertEquals(looks, looks.schedule().get(1));
        assertEquals(List.of(5, 8, 16), looks.schedule().get(3).before());
        assertEquals(List.of(InterimLooks.single(7)), InterimLooks.single(7).schedule());
    }

    @Test
    void anotherSpendingAfterALookIsAnotherDeclaration() {
        Look evenly = new Look(look(1, 8, TWELVE).seeds(), TWELVE, Spending.POCOCK, ARMS);
        InterimLooks looks = after(evenly, look(1, 5, TWELVE));
        assertTrue(looks.isBroken());
        assertEquals(Levels.SINGLE, Levels.of(looks));
        assertEquals(
                Optional.of("The results of seeds 1 to 5 had been seen before the spending was changed to pocock:"
                        + " intervals are no longer 95 % intervals, and verdicts err more often than 5 %."),
                InterimLooksText.note(looks));
        Look before = new Look(look(1, 5, TWELVE).seeds(), TWELVE, Spending.POCOCK, ARMS);
        assertFalse(after(evenly, before).isBroken());
        assertEquals(Spending.POCOCK, after(evenly, before).spending());
    }

    @Test
    void withoutAMaximumThereIsNothingToSpend() {
        assertEquals(look(1, 5, NONE), new Look(look(1, 5, NONE).seeds(), NONE, Spending.POCOCK, ARMS));
    }

    @Test
    void aLookThatIsOnlyEarlyHasIntervals() {
        InterimLooks looks = new InterimLooks(List.of(), 5, OptionalInt.of(20), List.of());
        assertEquals(Optional.empty(), InterimLooksText.warning(looks));
        assertTrue(InterimLooksText.note(looks).orElseThrow().contains("intervals are wider and tests stricter"));
    }

    @Test
    void aMaximumDeclaredAfterTheFirstLookComesTooLate() {
        assertTrue(after(look(1, 8, TWELVE), look(1, 5, NONE)).isBroken());
        assertTrue(after(look(1, 5, TWELVE), look(1, 5, NONE)).isBroken());
        assertFalse(after(look(1, 8, TWELVE), look(1, 5, TWELVE)).isBroken());
    }
}
