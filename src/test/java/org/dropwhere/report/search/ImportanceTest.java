package org.dropwhere.report.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dropwhere.report.chart.PlacedScore;
import org.junit.jupiter.api.Test;

class ImportanceTest {
    private static PlacedScore score(String place, double noise, double difference) {
        return new PlacedScore(place, 0.5, OptionalDouble.of(noise), List.of(difference, difference));
    }

    /** With three seeds: one above the mean, one below it, one like it. */
    private static PlacedScore lucky(String place, double noise, double mean, double luck) {
        return new PlacedScore(place, 0.5, OptionalDouble.of(noise), List.of(mean + luck, mean - luck, mean));
    }

    private static Importance lucky(double luck) {
        return Importance.of(List.of(
                        lucky("a", 1, 0.01, luck),
                        lucky("a", 2, 0.02, -luck),
                        lucky("b", 1, 0.03, luck),
                        lucky("b", 2, 0.04, -luck)))
                .orElseThrow();
    }

    @Test
    void saysNoSharesWhereCandidatesDifferByNoMoreThanTheirSeeds() {
        // Each candidate: rest luck, -luck, 0 after what is common (0) is taken off; 4 * 2 luck^2 / (3 * 2) of a trial.
        Importance small = lucky(0.01);
        assertEquals(0.0005 / 3, small.spread(), 1e-15);
        assertEquals(4 * 2 * 0.0001 / 6 / 3, small.luck(), 1e-15);
        assertTrue(small.sentence().startsWith("Of the spread between the means of 4 candidates"), small.sentence());
        assertEquals(
                "The 4 candidates at 2 places before the gates differ by no more than their seeds do, so neither the"
                        + " place nor the amount of noise is shown to matter.",
                lucky(0.015).sentence());
    }

    @Test
    void takesWhatASeedDoesToAllAlikeForNoLuck() {
        List<PlacedScore> scores = List.of(
                new PlacedScore("a", 0.1, OptionalDouble.of(1), List.of(0.11, -0.09)),
                new PlacedScore("a", 0.2, OptionalDouble.of(2), List.of(0.12, -0.08, 0.02)),
                new PlacedScore("b", 0.1, OptionalDouble.of(1), List.of(0.13, -0.07)),
                new PlacedScore("b", 0.2, OptionalDouble.of(2), List.of(0.14, -0.06)));
        assertEquals(0, Importance.of(scores).orElseThrow().luck(), 1e-15);
    }

    @Test
    void leavesOutCandidatesOfASingleSeed() {
        PlacedScore failing = new PlacedScore("c", 0.1, OptionalDouble.of(1), List.of(-0.5));
        List<PlacedScore> scores = List.of(
                lucky("a", 1, 0.01, 0.001),
                lucky("a", 2, 0.02, 0.001),
                lucky("b", 1, 0.03, 0.001),
                failing,
                lucky("b", 2, 0.04, 0.001));
        Importance importance = Importance.of(scores).orElseThrow();
        assertEquals(4, importance.candidates());
        assertEquals(0.0005 / 3, importance.spread(), 1e-15);
    }

    @Test
    void adjustsTheSharesForTheNumbersThatTheyTake() {
        Importance importance = Importance.of(List.of(
                        score("a", 0, 0.00),
                        score("a", 1, 0.02),
                        score("a", 2, 0.01),
                        score("b", 0, 0.05),
                        score("b", 1, 0.07),
                        score("b", 2, 0.06)))
                .orElseThrow();
        // Means 0.01 and 0.06; total 6 * 0.025^2 + 4 * 0.01^2 = 0.00415, within 0.0004; noise: slope 0.005, so 0.0001.
        assertEquals(6, importance.candidates());
        assertEquals(2, importance.places());
        assertEquals(1 - 0.0004 / 0.00415 * 5 / 4, importance.ofPlace(), 1e-12);
        assertEquals(1 - (1 - 0.0001 / 0.00415) * 5 / 4, importance.ofNoise(), 1e-12);
        assertEquals(
                "Of the spread between the means of 6 candidates at 2 places before the gates, the place explains 88 %,"
                        + " and the amount of noise that reaches the gates 0 % (adjusted for how many numbers each"
                        + " explanation takes; what both explain is in both).",
                importance.sentence());
    }

    @Test
    void findsTheNoiseWhereOnlyItsAmountMatters() {
        Importance importance = Importance.of(List.of(
                        score("a", 0.1, 0.01), score("a", 0.5, 0.05), score("b", 0.1, 0.01), score("b", 0.5, 0.05)))
                .orElseThrow();
        assertEquals(1, importance.ofNoise(), 1e-12);
        assertTrue(importance.ofPlace() < 0, "chance alone would explain more");
    }

    @Test
    void isAbsentWhereThereIsNothingToJudgeBy() {
        assertEquals(Optional.empty(), Importance.of(List.of()));
        assertEquals(
                Optional.empty(),
                Importance.of(List.of(score("a", 0, 1), score("a", 1, 2), score("a", 2, 3))),
                "a single place");
        assertEquals(
                Optional.empty(),
                Importance.of(List.of(score("a", 0, 1), score("b", 1, 2), score("c", 2, 3))),
                "a place for each candidate");
        assertEquals(
                Optional.empty(),
                Importance.of(List.of(score("a", 0, 1), score("a", 1, 1), score("b", 0, 1), score("b", 1, 1))),
                "no spread");
    }
}
