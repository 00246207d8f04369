package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path folder;

    private static Result result;
    private static List<JsonNode> events;

    @BeforeAll
    static void runOnce() throws Exception {
        Tiny.write(folder);
        result = Program.in(folder).run("run", "tiny.yaml", "--jobs", "2", "--json");
        events = events(result);
    }

    @Test
    void areAllThatIsOnStandardOutputAndMessagesStayOnStandardError() {
        assertEquals(0, result.code());
        assertEquals(
                List.of(
                        "tiny: 4 trials (3 variants, 2 seeds; variants that mean the same share trials), 2 at a time",
                        "The report is " + Path.of("results", "tiny", "report.html")
                                + ", with tables and charts beside it."),
                result.errLines());
        assertTrue(events.stream().allMatch(JsonNode::isObject));
    }

    @Test
    void tellBeginningAndEndOfTheRun() {
        assertEquals(
                "{\"event\":\"run-started\",\"experiment\":\"tiny\",\"trials\":4,\"finished\":0,\"failed\":0,"
                        + "\"begun\":0,\"open\":4,\"jobs\":2}",
                events.get(0).toString());
        JsonNode end = events.get(events.size() - 1);
        assertEquals(List.of("event", "folder", "report", "finished", "failed", "tables"), keys(end));
        assertEquals("run-finished", name(end));
        assertEquals(
                Path.of("results", "tiny").toString(), end.required("folder").stringValue());
        assertEquals(4, end.required("finished").intValue());
        assertEquals(0, end.required("failed").intValue());
    }

    @Test
    void tellEveryTrialFromItsStartOverItsEpochsToItsEnd() {
        Map<String, List<String>> trials = new TreeMap<>();
        for (JsonNode event : events.subList(1, events.size() - 1)) {
            String epoch = name(event).equals("epoch") ? " " + event.required("epoch") : "";
            trials.computeIfAbsent(event.required("trial").stringValue(), id -> new ArrayList<>())
                    .add(name(event) + epoch);
        }
        assertEquals(4, trials.size());
        trials.values()
                .forEach(
                        trial -> assertEquals(List.of("trial-started", "epoch 1", "epoch 2", "trial-finished"), trial));
    }

    @Test
    void haveTheKeysThatAreDocumented() {
        Map<String, List<String>> keys = new TreeMap<>();
        for (JsonNode event : events.subList(1, events.size() - 1)) {
            keys.putIfAbsent(name(event), keys(event));
            assertEquals(keys.get(name(event)), keys(event));
        }
        assertEquals(
                Map.of(
                        "trial-started",
                        List.of("event", "trial", "name", "seed", "arms", "epochs"),
                        "epoch",
                        List.of(
                                "event",
                                "trial",
                                "name",
                                "seed",
                                "epoch",
                                "loss",
                                "train-loss",
                                "train-accuracy",
                                "validation-loss",
                                "validation-accuracy"),
                        "trial-finished",
                        List.of(
                                "event",
                                "trial",
                                "name",
                                "seed",
                                "epochs",
                                "best-epoch",
                                "last-epoch",
                                "test-at-best",
                                "test-at-last")),
                keys);
        assertEquals(
                "[{\"variant\":\"in-keras-words\",\"axes\":{}},{\"variant\":\"by-site\",\"axes\":{}}]",
                of("trial-started", "in-keras-words = by-site, seed 1")
                        .required("arms")
                        .toString());
    }

    @Test
    void haveTheNumbersOfTheFiles() throws Exception {
        JsonNode finished = of("trial-finished", "control, seed 2");
        JsonNode stored = JSON.readTree(Files.readString(folder.resolve(
                        "results/tiny/trials/" + finished.required("trial").stringValue() + "/trial.json")))
                .required("outcome");
        assertEquals(stored.required("test-at-best"), finished.required("test-at-best"));
        assertEquals(stored.required("test-at-last"), finished.required("test-at-last"));

        List<String> rows = Files.readAllLines(folder.resolve("results/tiny/tables/summary.csv"));
        JsonNode summary = events.get(events.size() - 1).required("tables").required("summary");
        assertEquals(rows.size() - 1, summary.size());
        for (int row = 0; row < summary.size(); row++) {
            String[] cells = rows.get(row + 1).split(",", -1);
            JsonNode data = summary.get(row);
            assertEquals(List.of(rows.get(0).split(",", -1)), keys(data));
            assertEquals(cells[0], data.required("variant").stringValue());
            assertEquals(cells[1], data.required("metric").stringValue());
            assertEquals(Double.parseDouble(cells[4]), data.required("mean").doubleValue());
        }
    }

    @Test
    void tellOfAnEarlyStopAndOfAnswersWithDropout() throws Exception {
        Tiny.write(
                folder,
                "stopping",
                Tiny.SETTINGS.replace(
                                "epochs: 2",
                                "epochs: 9, early-stopping: {patience: 1, least-change: 100, best-weights: true}")
                        + "evaluation: {samples: 2}\nseeds: 1\nvariants: {control: {after-embedding: 0.5}}\n");
        List<JsonNode> told = events(Program.in(folder).run("run", "stopping.yaml", "--json", "--quiet"));
        JsonNode finished = told.get(told.size() - 2);
        assertEquals("trial-finished", name(finished));
        assertEquals(9, told.get(1).required("epochs").intValue());
        assertEquals(2, finished.required("epochs").intValue());
        assertEquals(1, finished.required("last-epoch").intValue());
        JsonNode stored = JSON.readTree(Files.readString(folder.resolve(
                        "results/stopping/trials/" + finished.required("trial").stringValue() + "/trial.json")))
                .required("outcome");
        for (String key : List.of("test-with-dropout-at-best", "test-with-dropout-at-last")) {
            assertEquals(stored.required(key), finished.required(key));
        }
    }

    @Test
    void tellOfARunThatHasNothingToDo() throws Exception {
        Result again = Program.in(folder).run("run", "tiny.yaml", "--json", "--quiet");
        List<JsonNode> told = events(again);
        assertEquals("", again.err());
        assertEquals(
                List.of("run-started", "run-finished"),
                told.stream().map(EventsTest::name).toList());
        assertEquals(4, told.get(0).required("finished").intValue());
        assertEquals(0, told.get(0).required("open").intValue());
        assertEquals(events.get(events.size() - 1), told.get(1));
    }

    @Test
    void tellWhyATrialFailed() throws Exception {
        Tiny.write(
                folder,
                "steep",
                Tiny.SETTINGS.replace("batch-size: 16", "batch-size: 16, optimizer: {rmsprop: {learning-rate: 1e38}}")
                        + "seeds: 1\nvariants: {control: {}}\n");
        Result steep = Program.in(folder).run("run", "steep.yaml", "--json", "--quiet");
        assertEquals(3, steep.code());
        List<JsonNode> told = events(steep);
        assertEquals(
                List.of("run-started", "trial-started", "trial-failed", "run-finished"),
                told.stream().map(EventsTest::name).toList());
        assertEquals(List.of("event", "trial", "name", "seed", "epoch", "reason"), keys(told.get(2)));
        assertEquals(1, told.get(2).required("epoch").intValue());
        assertFalse(told.get(2).required("reason").stringValue().isEmpty());
        assertEquals(1, told.get(3).required("failed").intValue());
        assertTrue(told.get(3)
                .required("tables")
                .required("summary")
                .get(0)
                .required("mean")
                .isNull());
    }

    private static List<JsonNode> events(Result result) {
        return result.out().lines().map(JSON::readTree).toList();
    }

    private static String name(JsonNode event) {
        return event.required("event").stringValue();
    }

    private static List<String> keys(JsonNode event) {
        return List.copyOf(event.propertyNames());
    }

    private static JsonNode of(String event, String trial) {
        return events.stream()
                .filter(each -> name(each).equals(event)
                        && each.required("name").stringValue().equals(trial))
                .findFirst()
                .orElseThrow();
    }
}
