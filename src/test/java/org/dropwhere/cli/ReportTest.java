package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private static Path folder;

    private static Result run;

    @BeforeAll
    static void train() throws Exception {
        Tiny.write(folder);
        run = Program.in(folder).run("run", "tiny.yaml");
    }

    @Test
    void makesEverythingAgainFromTheTrials() throws Exception {
        Path results = folder.resolve("results/tiny");
        SortedMap<String, String> files = Program.files(results);
        Path moved = folder.resolve("moved");
        for (String file : files.keySet()) {
            if (file.matches("(plan|experiment).yaml|looks.csv") || file.startsWith("trials/")) {
                Files.createDirectories(
                        Objects.requireNonNull(moved.resolve(file).getParent()));
                Files.copy(results.resolve(file), moved.resolve(file));
            }
        }
        Result report = Program.in(folder).run("report", "moved");
        assertEquals(
                new Result(
                        0,
                        run.out(),
                        "The report is " + Path.of("moved", "report.html") + ", with tables and charts beside it.\n"),
                report);
        assertEquals(files, Program.files(moved));
    }

    @Test
    void keepsTablesWhoseTrialsAreNotThere() throws Exception {
        Program.in(folder).run("run", "tiny.yaml", "--results", "bare");
        Path bare = folder.resolve("bare/tiny");
        try (Stream<Path> trials = Files.walk(bare.resolve("trials"))) {
            for (Path path : trials.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        SortedMap<String, String> files = Program.files(bare);
        assertEquals(
                new Result(2, "", Path.of("bare", "tiny") + ": no trial has ended, so there is nothing to report\n"),
                Program.in(folder).run("report", "bare/tiny"));
        assertEquals(files, Program.files(bare));
    }

    @Test
    void reportsOnARunThatIsNotFinished() throws Exception {
        Program.in(folder).run("run", "tiny.yaml", "--results", "half");
        Path half = folder.resolve("half/tiny");
        try (Stream<Path> trials = Files.list(half.resolve("trials"))) {
            Files.delete(trials.sorted().findFirst().orElseThrow().resolve("trial.json"));
        }
        Result report = Program.in(folder).run("report", "half/tiny");
        assertEquals(0, report.code());
        assertEquals(
                "Not finished: 3 of 4 trials have ended.", report.errLines().get(0));
        assertTrue(Files.readString(half.resolve("report.html")).contains("3 of 4 trials have ended"));
    }

    @Test
    void printsOtherFormatsForOtherPrograms() throws Exception {
        Path summary = folder.resolve("results/tiny/tables/summary.csv");
        assertEquals(Files.readString(summary), report("csv"));
        String markdown = report("markdown");
        assertTrue(markdown.startsWith("## summary\n\n| variant "), markdown);
        assertTrue(markdown.contains(Files.readString(folder.resolve("results/tiny/tables/summary.md"))), markdown);
        String json = report("json");
        assertTrue(json.startsWith("""
                        {
                          "summary" : [
                            {
                              "variant" : "control",
                              "metric" : "test_accuracy_at_best",
                              "n" : 2,
                              "failed" : 0,
                              "mean" : 0."""), json);
    }

    private static String report(String format) throws Exception {
        return Program.in(folder)
                .run("report", "results/tiny", "--format", format)
                .out();
    }

    @Test
    void saysWhatIsNoResultsFolder() throws Exception {
        assertEquals(
                "results/tini: there is no such folder; did you mean tiny?\n".replace('/', slash()),
                refused("results/tini"));
        assertEquals(
                "results: this is no results folder, as it has no plan.yaml; the folders in it that have one are tiny\n",
                refused("results"));
        assertEquals("tiny.yaml: this is a file; give the results folder that it is in\n", refused("tiny.yaml"));
        Files.createDirectories(folder.resolve("empty"));
        assertEquals(
                "empty: this is no results folder, as it has no plan.yaml; give one that run has written\n",
                refused("empty"));
    }

    @Test
    void saysWhatIsNoFormat() throws Exception {
        Result result = Program.in(folder).run("report", "results/tiny", "--format", "jsn");
        assertEquals(2, result.code());
        assertEquals(
                "Invalid value for option '--format': \"jsn\" is none of table, markdown, csv and json;"
                        + " did you mean json?",
                result.errLines().get(0));
    }

    private static String refused(String path) throws Exception {
        Result result = Program.in(folder).run("report", path);
        assertEquals(2, result.code());
        assertEquals("", result.out());
        return result.err();
    }

    private static char slash() {
        return Path.of("a", "b").toString().charAt(1);
    }
}
