package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("slow")
class VerifyTest {
    @TempDir
    private static Path folder;

    private static SortedMap<String, String> stored;

    @BeforeAll
    static void runOnce() throws Exception {
        Tiny.write(folder);
        assertEquals(0, Program.in(folder).run("run", "tiny.yaml", "--quiet").code());
        stored = Program.files(folder.resolve("results/tiny"));
    }

    @Test
    void saysThatTrialsCameOutAgainAsStoredAndWritesNothing() throws Exception {
        assertEquals(
                new Result(
                        0,
                        "4 trials came out again as stored, byte for byte.\n",
                        "tiny: running 4 trials again, 2 at a time\n"),
                Program.in(folder).run("verify", "results/tiny", "--jobs", "2"));
        assertEquals(stored, Program.files(folder.resolve("results/tiny")));
    }

    @Test
    void findsCsvFilesFromAnyFolderAndNamesThoseThatHaveChanged() throws Exception {
        Path project = Files.createDirectory(folder.resolve("of-files"));
        for (String part : List.of("train", "validation", "test")) {
            Files.writeString(project.resolve(part + ".csv"), "label,tokens\n0,1 2 " + part.length() + "\n1,3 2 1\n");
        }
        Tiny.write(project, "csv", """
                data: {csv: {train: train.csv, validation: validation.csv, test: test.csv}}
                model: {embedding: 2, units: 2}
                training: {epochs: 1}
                seeds: 1
                """ + Tiny.VARIANTS);
        assertEquals(0, Program.in(project).run("run", "csv.yaml", "--quiet").code());
        assertEquals(
                new Result(0, "2 trials came out again as stored, byte for byte.\n", ""),
                Program.in(folder).run("verify", "of-files/results/csv", "--quiet"));
        Files.writeString(project.resolve("test.csv"), "label,tokens\n0,1 2 3\n1,3 2 2\n");
        assertEquals(
                new Result(
                        3,
                        "No trial was run again; left out: 2 whose data have changed.\n",
                        "The data have changed since training: of-files/test.csv does not have the content that was trained"
                                + " on.\n"),
                Program.in(folder).run("verify", "of-files/results/csv"));
        Files.delete(project.resolve("test.csv"));
        assertEquals(
                new Result(
                        2,
                        "",
                        "of-files/results/csv: the file of-files/test.csv that was trained on cannot be found; put it back"
                                + " there.\n"),
                Program.in(folder).run("verify", "of-files/results/csv"));
    }

    @Test
    void countsWhatIsNotInTheSampleHasFailedOrIsNotFinished() throws Exception {
        Path some = copy("some");
        List<Path> trials = trials(some);
        Files.delete(trials.get(0).resolve("trial.json"));
        edit(trials.get(1).resolve("trial.json"), "\"outcome\" : \\{[^}]*}[^}]*}[^}]*}", """
                "outcome" : {"status" : "failed", "epochs" : 2, "epoch" : 2, "reason" : "It was told to."}""");
        assertEquals(
                new Result(
                        0,
                        "1 trial came out again as stored, byte for byte; left out: 1 other that finished,"
                                + " 1 that failed and 1 not finished.\n",
                        ""),
                Program.in(folder).run("verify", some.toString(), "--sample", "1", "--quiet"));
    }

    @Test
    void showsEveryNumberThatDiffersAndThatTheMachineIsTheSame() throws Exception {
        Path changed = copy("changed");
        Path trial = trials(changed).get(0);
        String before = Files.readAllLines(trial.resolve("epochs.csv")).get(2);
        edit(trial.resolve("epochs.csv"), "(?m)^2,[^,]*,", "2,0.25,");
        Result result = Program.in(folder).run("verify", changed.toString(), "--quiet");
        assertEquals(3, result.code());
        assertEquals("", result.err());
        List<String> lines = result.out().lines().toList();
        assertTrue(lines.get(0).matches("trial +epoch +column +stored +now"), lines.get(0));
        assertTrue(
                lines.get(1)
                        .matches("(control|in-keras-words = by-site), seed [12] +2 +loss +0\\.25 +"
                                + before.split(",", -1)[1]),
                lines.get(1));
        assertEquals(
                List.of(
                        "",
                        "1 of 4 trials came out differently, in 1 value.",
                        "",
                        "What computes is the same as then: program, JDK, system, CPU and libraries."),
                lines.subList(2, lines.size()));
    }

    @Test
    void showsWhatComputesDifferentlyFromThen() throws Exception {
        Path old = copy("old");
        for (Path trial : trials(old)) {
            edit(trial.resolve("epochs.csv"), "(?m)^1,[^,]*,", "1,0.125,");
            edit(trial.resolve("trial.json"), "\"jdk\" : \"[^\"]*\"", "\"jdk\" : \"Another 11\"");
        }
        Result result = Program.in(folder).run("verify", old.toString(), "--quiet");
        assertEquals(3, result.code());
        List<String> lines = result.out().lines().toList();
        assertEquals("4 of 4 trials came out differently, in 4 values.", lines.get(6));
        assertTrue(lines.get(8).matches("provenance +stored +now"), lines.get(8));
        assertTrue(lines.get(9).matches("jdk +Another 11 +.+"), lines.get(9));
        assertEquals(10, lines.size());
    }

    @Test
    void tellsOfAFileThatIsDamagedAndVerifiesTheRest() throws Exception {
        Path damaged = copy("damaged");
        Path epochs = trials(damaged).get(2).resolve("epochs.csv");
        Files.writeString(epochs, Files.readString(epochs).replaceFirst("\\.", ".1"));
        assertEquals(
                new Result(
                        3,
                        "3 trials came out again as stored, byte for byte; left out: 1 damaged.\n",
                        epochs + " is damaged: its content does not have the checksum in trial.json.\n"),
                Program.in(folder).run("verify", damaged.toString(), "--quiet"));
    }

    @Test
    void writesEventsForScripts() throws Exception {
        Path changed = copy("events");
        edit(trials(changed).get(1).resolve("trial.json"), "\"accuracy\" : [0-9.]+", "\"accuracy\" : 0.015625");
        Result result = Program.in(folder).run("verify", changed.toString(), "--json", "--sample", "4");
        assertEquals(3, result.code());
        JsonMapper json = new JsonMapper();
        List<JsonNode> events = result.out().lines().map(json::readTree).toList();
        assertEquals(2 + 4 * 4, events.size());
        assertEquals(
                "{\"event\":\"verify-started\",\"experiment\":\"tiny\",\"trials\":4,\"open\":4,\"jobs\":"
                        + Runtime.getRuntime().availableProcessors() + "}",
                events.get(0).toString());
        JsonNode end = events.get(events.size() - 1);
        assertEquals("verify-finished", end.required("event").stringValue());
        assertEquals(4, end.required("trials").intValue());
        assertEquals(1, end.required("different").intValue());
        JsonNode differences = end.required("tables").required("differences");
        assertTrue(differences.size() >= 1);
        assertEquals("0.015625", differences.get(0).required("stored").stringValue());
        assertEquals(
                "test-at-best.accuracy", differences.get(0).required("column").stringValue());
        assertNotEquals("0.015625", differences.get(0).required("now").stringValue());
        assertEquals(0, end.required("tables").required("provenance").size());
    }

    @Test
    void refusesWhatIsNoResultsFolderAndOneInWhichNothingHasFinished() throws Exception {
        assertEquals(
                new Result(2, "", "results/tinny: there is no such folder; did you mean tiny?\n"),
                Program.in(folder).run("verify", "results/tinny"));
        Path empty = copy("empty");
        for (Path trial : trials(empty)) {
            Files.delete(trial.resolve("trial.json"));
        }
        assertEquals(
                new Result(2, "", empty + ": no trial has finished, so there is nothing to verify\n"),
                Program.in(folder).run("verify", empty.toString()));
    }

    private static Path copy(String name) throws Exception {
        Path from = folder.resolve("results/tiny");
        Path to = folder.resolve(name);
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }

    private static List<Path> trials(Path results) throws Exception {
        try (Stream<Path> trials = Files.list(results.resolve("trials"))) {
            return trials.sorted().toList();
        }
    }

    /** With the checksums that belong to it, as if a program had written it so. */
    private static void edit(Path file, String pattern, String replacement) throws Exception {
        String before = Files.readString(file);
        String after = before.replaceFirst(pattern, replacement);
        assertNotEquals(before, after);
        Files.writeString(file, after);
        Path json = file.resolveSibling("trial.json");
        String text = Files.readString(json)
                .replaceFirst(
                        "(\"sha-256-of-epochs-csv\" : \")[0-9a-f]+",
                        "$1" + sha256(Files.readString(file.resolveSibling("epochs.csv"))));
        String above = text.substring(0, text.indexOf("  \"sha-256-of-the-lines-above\""));
        Files.writeString(json, above + "  \"sha-256-of-the-lines-above\" : \"" + sha256(above) + "\"\n}\n");
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
