package org.dropwhere.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.HandMade;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.Test;

class TrackedPlanTest {
    private static final Plan PLAN = HandMade.plan(1, "none", "some");

    @Test
    void runsAreNamedByVariantAndSeed() {
        assertEquals(
                List.of("a/seed-1", "b/seed-1", "a/seed-2", "b/seed-2"),
                new TrackedPlan(HandMade.plan(2, "a", "b")).names());
    }

    @Test
    void pointsOfASweepStandBetween() {
        Plan swept = HandMade.swept(PLAN, new TreeMap<>(Map.of("data.train", List.of("40"), "x", List.of("1", "2"))));
        assertEquals(
                List.of(
                        "none/data.train=40,x=1/seed-1",
                        "some/data.train=40,x=1/seed-1",
                        "none/data.train=40,x=2/seed-1",
                        "some/data.train=40,x=2/seed-1"),
                new TrackedPlan(swept).names());
    }

    @Test
    void namesLeadNowhereElseAndStayDifferent() {
        String words = "{csv: ../../a b\u00e9.csv}";
        Plan odd = HandMade.swept(
                PLAN, new TreeMap<>(Map.of("a", List.of(words, "x".repeat(300), "x".repeat(300) + "y"))));
        assertEquals(
                List.of(
                        "none/a=%7Bcsv%3A%20..%2F..%2Fa%20b%C3%A9.csv%7D/seed-1",
                        "none/a=" + "x".repeat(109) + "-8e270ac8/seed-1",
                        "none/a=" + "x".repeat(109) + "-38a206f2/seed-1"),
                new TrackedPlan(odd)
                        .names().stream()
                                .filter(name -> name.startsWith("none"))
                                .toList());
        assertEquals(List.of("%2E./seed-1"), new TrackedPlan(HandMade.plan(1, "..")).names());
    }

    @Test
    void settingsAreWhatRunsDifferIn() {
        Plan swept = HandMade.swept(
                PLAN, new TreeMap<>(Map.of("l2", List.of("none", "0.1"), "units", List.of("20", "1e-3"))));
        List<Map<String, Object>> settings = new TrackedPlan(swept).settings();
        assertEquals(8, settings.size());
        assertEquals(
                "[variant, l2, units, seed, dropout.lstm-input, dropout.lstm-recurrent]",
                settings.get(0).keySet().toString());
        assertEquals(
                "[none, none, 20.0, 1.0, 0.0, 0.0]", settings.get(0).values().toString());
        // An axis that has words somewhere has words everywhere.
        assertEquals(
                "[some, 0.1, 0.001, 1.0, 0.05, 0.5]", settings.get(7).values().toString());
        assertEquals("0.1", settings.get(7).get("l2"));
    }

    @Test
    void valuesAreThoseOfEpochsThenThoseOfTheTestSequences() {
        Outcome.Finished outcome = (Outcome.Finished) HandMade.finished(0.5, 0.75);
        TrackedRun run =
                new TrackedPlan(PLAN).runs(PLAN.trials().get(0), outcome).get(0);
        List<TrackedValue> values = run.values();
        assertEquals(
                List.of(
                        "loss/train 1",
                        "loss/train_with_dropout 1",
                        "loss/validation 1",
                        "accuracy/train 1",
                        "accuracy/validation 1",
                        "loss/train 2",
                        "loss/train_with_dropout 2",
                        "loss/validation 2",
                        "accuracy/train 2",
                        "accuracy/validation 2",
                        "test/accuracy_at_best 1",
                        "test/loss_at_best 1",
                        "test/accuracy_at_last 2",
                        "test/loss_at_last 2"),
                values.stream().map(value -> value.name() + " " + value.epoch()).toList());
        assertEquals(0.75, values.get(9).value());
        assertEquals(outcome.testAtBest().loss(), values.get(11).value());
    }
}
