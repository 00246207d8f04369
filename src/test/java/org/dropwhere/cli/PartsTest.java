package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlanPart;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.ResultsFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of the trials of an experiment, in folders of their own, and what is merged of them. */
class PartsTest {
    private static final int PARTS = 3;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeExperiment() throws Exception {
        Tiny.write(folder, "tiny", Tiny.SETTINGS + "seeds: 5\n" + Tiny.VARIANTS);
    }

    /** Arguments that begin with a slash are paths in the test's folder, whose name is left out of what is printed. */
    private Result run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Dropwhere.commandLine(new PrintWriter(out), new PrintWriter(err))
                .execute(Arrays.stream(args)
                        .map(arg -> arg.startsWith("/") ? folder + arg : arg)
                        .toArray(String[]::new));
        return new Result(code, shown(out), shown(err));
    }

    private String shown(StringWriter text) {
        return text.toString().replace(folder.toString(), "");
    }

    private void runParts(String... more) {
        for (int number = 1; number <= PARTS; number++) {
            runPart(number, more);
        }
    }

    private Result runPart(int number, String... more) {
        Result result = run(with(
                List.of("run", "/tiny.yaml", "--results", "/results", "--jobs", "2", "--part", number + "/" + PARTS),
                more));
        assertEquals(0, result.code(), result.err());
        return result;
    }

    private static String[] with(List<String> args, String... more) {
        List<String> all = new ArrayList<>(args);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private Result mergeAll(String into) {
        return run("merge", part(1), part(2), part(3), "--into", into);
    }

    private static String part(int number) {
        return "/results/tiny-part-" + number + "-of-" + PARTS;
    }

    private Path path(String path) {
        return folder.resolve(path.substring(1));
    }

    private SortedMap<String, String> files(String path) throws Exception {
        return Program.files(path(path));
    }

    private void runWhole(String results, String... more) {
        Result result = run(with(List.of("run", "/tiny.yaml", "--results", results, "--jobs", "2"), more));
        assertEquals(0, result.code(), result.err());
    }

    private void assertIsWhole(String merged, String... more) throws Exception {
        runWhole("/whole", more);
        assertEquals(files("/whole/tiny"), files(merged));
    }

    private Plan plan(String path) {
        return ResultsFolder.at(path(path)).readPlan().orElseThrow();
    }

    private Set<String> trials(int part) throws Exception {
        Set<String> ids = new TreeSet<>();
        for (String file : files(part(part)).keySet()) {
            if (file.endsWith("/trial.json")) {
                ids.add(file.split("/", -1)[1]);
            }
        }
        return ids;
    }

    @Test
    void partsMergedHaveTheBytesOfOneRun() throws Exception {
        runParts();
        Result merged = mergeAll("/results/tiny");
        assertEquals(0, merged.code(), merged.err());
        assertEquals("""
                Merging 10 trials of 3 folders.
                The report is /results/tiny/report.html, with tables and charts beside it.
                """, merged.err());
        assertEquals(merged.out(), run("report", "/results/tiny").out(), "the summary is what standard output gets");
        assertIsWhole("/results/tiny");
        assertEquals(10, trials(1).size() + trials(2).size() + trials(3).size());
    }

    @Test
    void aPartSaysWhatItIsAndHowItIsMergedAndHasNoReport() throws Exception {
        Result result = runPart(1);
        int trials = trials(1).size();
        assertEquals("", result.out());
        List<String> lines = result.errLines();
        assertEquals(
                "tiny, part 1 of 3: " + trials
                        + " of 10 trials (3 variants, 5 seeds; variants that mean the same share trials), 2 at a time",
                lines.get(0));
        assertEquals(
                "Part 1 of 3 is in " + part(1) + ", " + trials + " of its " + trials
                        + " trials ended. When the other parts have ended too, merge them: dropwhere merge"
                        + " /results/tiny-part-*-of-3 --into /results/tiny",
                lines.get(lines.size() - 1));
        SortedMap<String, String> files = files(part(1));
        assertTrue(files.keySet().containsAll(Set.of("plan.yaml", "experiment.yaml", "looks.csv")));
        assertTrue(
                files.keySet().stream().noneMatch(file -> file.matches("report\\.html|tables/.*|charts/.*")),
                files.keySet()::toString);
        assertEquals(10, plan(part(1)).trials().size());
        Result again = runPart(1);
        assertTrue(again.err().contains("share trials), all finished before; nothing to train"), again.err());
        assertEquals(files, files(part(1)));
    }

    @Test
    void eventsOfAPartNameItAndCountItsTrials() throws Exception {
        List<String> events = runPart(1, "--json").out().lines().toList();
        int trials = trials(1).size();
        assertEquals(
                "{\"event\":\"run-started\",\"experiment\":\"tiny\",\"part\":\"1/3\",\"trials\":" + trials
                        + ",\"finished\":0,\"failed\":0,\"begun\":0,\"open\":" + trials + ",\"jobs\":2}",
                events.get(0));
        assertEquals(
                "{\"event\":\"part-finished\",\"folder\":\"" + part(1) + "\",\"part\":\"1/3\",\"finished\":" + trials
                        + ",\"failed\":0}",
                events.get(events.size() - 1));
    }

    @Test
    void theOnlyPartIsTheWhole() throws Exception {
        runWhole("/results", "--part", "1/1");
        assertIsWhole("/results/tiny");
    }

    @Test
    void aPartWithoutTrialsIsNoErrorAndIsMergedLikeAnother() throws Exception {
        // Two trials in three parts.
        Tiny.write(folder, "tiny", Tiny.SETTINGS + "seeds: 1\n" + Tiny.VARIANTS);
        runParts();
        int empty = trials(1).isEmpty() ? 1 : trials(2).isEmpty() ? 2 : 3;
        assertEquals(Set.of(), trials(empty));
        assertTrue(
                runPart(empty)
                        .err()
                        .startsWith("tiny, part " + empty + " of 3: 0 of 2 trials (3 variants, 1 seed;"
                                + " variants that mean the same share trials); nothing to train\n"),
                runPart(empty).err());
        assertEquals(0, run("plan", "/tiny.yaml", "--part", empty + "/3").code());
        assertEquals(0, mergeAll("/results/tiny").code());
        assertIsWhole("/results/tiny");
    }

    @Test
    void aSweepThatGrowsLeavesEveryTrialInItsPart() throws Exception {
        runParts("--grid", "model.units=3,4");
        List<Set<String>> before = List.of(trials(1), trials(2), trials(3));
        for (int number = 1; number <= PARTS; number++) {
            Result grown = runPart(number, "--grid", "model.units=3,4,5", "--json");
            assertTrue(
                    grown.out()
                            .contains("\"finished\":" + before.get(number - 1).size() + ",\"failed\":0,\"begun\""),
                    grown.out());
            assertTrue(trials(number).containsAll(before.get(number - 1)));
            assertEquals(
                    "",
                    grown.err()
                            .lines()
                            .filter(line -> line.contains("not part of"))
                            .findAny()
                            .orElse(""));
        }
        assertEquals(30, trials(1).size() + trials(2).size() + trials(3).size());
        assertEquals(0, mergeAll("/results/tiny").code());
        assertIsWhole("/results/tiny", "--grid", "model.units=3,4,5");
    }

    @Test
    void mergingAgainAfterASweepHasGrownKeepsWhatWasLookedAt() throws Exception {
        for (String seeds : List.of("2", "4")) {
            runParts("--seeds", seeds);
            assertEquals(0, mergeAll("/results/tiny").code());
            runWhole("/whole", "--seeds", seeds);
        }
        assertEquals(files("/whole/tiny"), files("/results/tiny"));
        assertEquals(2, ResultsFolder.at(path("/results/tiny")).looks().size());
    }

    @Test
    void whatHasNotEndedIsNamedByItsPartAndTheRunGoesOnInTheMergedFolder() throws Exception {
        runPart(1);
        runPart(3);
        String plan = Files.readString(path(part(1)).resolve("plan.yaml"));
        int missing = 10 - trials(1).size() - trials(3).size();
        Result merged = run("merge", part(1), part(3), "--into", "/results/tiny");
        assertEquals(3, merged.code(), merged.err());
        assertEquals(
                List.of(
                        "Merging " + (10 - missing) + " trials of 2 folders.",
                        "The report is /results/tiny/report.html, with tables and charts beside it.",
                        "Not finished: " + missing + " of 10 trials " + (missing == 1 ? "has" : "have")
                                + " ended in none of the folders: " + missing + " of part 2.",
                        "To train what is missing, give the commands of these parts again and merge again, or give"
                                + " dropwhere run FILE --results /results, which goes on in /results/tiny."),
                merged.errLines());
        assertEquals(plan, Files.readString(path("/results/tiny/plan.yaml")));
        assertEquals(0, run("run", "/tiny.yaml", "--results", "/results").code());
        assertIsWhole("/results/tiny");
    }

    @Test
    void mergingAgainAddsTheOtherParts() throws Exception {
        runParts();
        assertEquals(3, run("merge", part(1), "--into", "/results/tiny").code());
        assertEquals(3, run("merge", part(3), "--into", "/results/tiny").code());
        Result last = run("merge", part(2), "--into", "/results/tiny");
        assertEquals(0, last.code(), last.err());
        assertIsWhole("/results/tiny");
    }

    @Test
    void wholeRunsOfOnePlanAreMergedToo() throws Exception {
        runWhole("/one");
        runWhole("/two");
        Result merged = run("merge", "/one/tiny", "/two/tiny", "--into", "/results/tiny");
        assertEquals(0, merged.code(), merged.err());
        assertIsWhole("/results/tiny");
    }

    @Test
    void aPartTakesOverWhatTheWholeHasFinishedAndNoOthersTrials() throws Exception {
        runWhole("/results");
        Result part = runPart(2);
        assertTrue(part.err().contains(", all finished before; nothing to train"), part.err());
        Set<String> own = new TreeSet<>();
        for (Trial trial : new PlanPart(2, PARTS).trials(plan(part(2)))) {
            own.add(trial.id());
        }
        assertEquals(own, trials(2));
    }

    @Test
    void thePlanOfAPartHasItsTrialsOnly() throws Exception {
        runPart(1);
        int trials = trials(1).size();
        String heading = "tiny, part 1 of 3: " + trials
                + " of 10 trials (3 variants, 5 seeds; variants that mean the same share trials): " + trials
                + " finished\n";
        Result plan = run("plan", "/tiny.yaml", "--results", "/results", "--part", "1/3");
        assertTrue(plan.out().contains("\n" + heading), plan.out());
        Result list = run("plan", "/tiny.yaml", "--results", "/results", "--part", "1/3", "--format", "csv", "--time");
        assertEquals(heading + "\nNothing is left to train.\n", list.err());
        Set<String> ids = new TreeSet<>();
        list.out().lines().skip(1).forEach(line -> ids.add(line.split(",", -1)[2]));
        assertEquals(trials(1), ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"report /results/tiny-part-1-of-3", "compare /results/tiny-part-1-of-3 /results/tiny"})
    void aPartIsNotShownWithoutTheOthers(String command) throws Exception {
        runPart(1);
        runWhole("/results");
        assertEquals(
                new Result(
                        2,
                        "",
                        "/results/tiny-part-1-of-3: this is part 1 of 3 of the trials, and shows nothing without the"
                                + " others; merge the parts and give the folder that they are merged into: dropwhere"
                                + " merge /results/tiny-part-*-of-3 --into /results/tiny\n"),
                run(command.split(" ", -1)));
    }

    @Test
    void aPartIsVerifiedLikeAnyFolder() throws Exception {
        runPart(1);
        Result verified = run("verify", part(1), "--sample", "1");
        assertEquals(0, verified.code(), verified.err());
        assertTrue(verified.out().startsWith("1 trial came out again as stored, byte for byte"), verified.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/16", "17/16", "3/0", "3", "-1/2", "1/10001", "1/2/3", "", "1/999999", "a/b"})
    void whatIsNoPartIsRefused(String part) {
        for (String command : List.of("run", "plan")) {
            assertEquals(
                    new Result(
                            2,
                            "",
                            "Invalid value for option '--part': \"" + part
                                    + "\" is no part; give one such as 3/16, which"
                                    + " is part 3 of 16, of at most 10000 parts.\nTry: dropwhere " + command
                                    + " --help\n"),
                    run(command, "/tiny.yaml", "--part=" + part));
        }
    }

    /** From other folders than the ones that were written to, and in another depth. */
    @Test
    void aMergedFolderElsewhereFindsItsDataAndKeepsWordsAndWeights() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        StringBuilder lines = new StringBuilder("label,tokens\n");
        for (int i = 0; i < 40; i++) {
            lines.append(i % 2)
                    .append(",")
                    .append(i % 3 == 0 ? "so good " : "never again ")
                    .append(i)
                    .append('\n');
        }
        Files.writeString(folder.resolve("data/all.csv"), lines);
        Tiny.write(folder, "tiny", """
                data: {file: data/all.csv, words: {}, split: {validation: 0.2, test: 0.2}}
                model: {embedding: 3, units: 4}
                training: {epochs: 2, batch-size: 16}
                seeds: 4
                keep: best-weights
                variants: {control: {}, drop: {after-embedding: 0.5}}
                """);
        runParts();
        Result merged = mergeAll("/far/away/tiny");
        assertEquals(0, merged.code(), merged.err());
        runWhole("/far/away-too");
        SortedMap<String, String> whole = files("/far/away-too/tiny");
        assertTrue(whole.keySet().containsAll(Set.of("vocabulary.txt", "data-summary.yaml")));
        assertTrue(whole.getOrDefault("plan.yaml", "").contains("../../../data/all.csv"));
        assertEquals(whole, files("/far/away/tiny"));
        assertEquals(0, mergeAll("/results/tiny").code());
        runWhole("/whole");
        assertEquals(files("/whole/tiny"), files("/results/tiny"));
        Files.createDirectories(folder.resolve("moved"));
        for (String moved : List.of("far", "data")) {
            Files.move(folder.resolve(moved), folder.resolve("moved").resolve(moved));
        }
        Result verified = run("verify", "/moved/far/away/tiny", "--sample", "2");
        assertEquals(0, verified.code(), verified.err());
        assertFalse(new TreeMap<>(files("/moved/far/away/tiny")).toString().contains(folder.toString()));
    }
}
