package org.dropwhere.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event of {@code --json} about a trial.
 *
 * @param trial its id
 * @param text what happened: the event's name, of an epoch with its number
 */
record Event(String trial, String text) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Those of trials, in their order. */
    static List<Event> of(String out) {
        return out.lines()
                .map(JSON::readTree)
                .filter(event -> event.has("trial"))
                .map(Event::of)
                .toList();
    }

    private static Event of(JsonNode event) {
        String name = event.required("event").stringValue();
        return new Event(
                event.required("trial").stringValue(),
                name + (name.equals("epoch") ? " " + event.required("epoch") : ""));
    }

    /** Each of so many trials starts once, has all its epochs in order, and finishes once. */
    static void assertEachOnce(int trials, int epochs, String out) {
        List<String> whole = new ArrayList<>(List.of("trial-started"));
        IntStream.rangeClosed(1, epochs).forEach(epoch -> whole.add("epoch " + epoch));
        whole.add("trial-finished");
        Map<String, List<String>> told = new LinkedHashMap<>();
        for (Event event : of(out)) {
            told.computeIfAbsent(event.trial(), id -> new ArrayList<>()).add(event.text());
        }
        assertEquals(trials, told.size());
        told.forEach((trial, events) -> assertEquals(whole, events, trial));
    }

    /** Epochs of trials that are trained side by side come in turn; told at the end of each, they would not. */
    static void assertToldAsTheyHappen(String out) {
        List<Event> epochs = of(out).stream()
                .filter(event -> event.text().startsWith("epoch"))
                .toList();
        long changes = IntStream.range(1, epochs.size())
                .filter(i -> !epochs.get(i).trial().equals(epochs.get(i - 1).trial()))
                .count();
        long trials = epochs.stream().map(Event::trial).distinct().count();
        assertTrue(changes > 4 * trials, out);
    }
}
