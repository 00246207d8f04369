package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole program: {@code run}, from a file to tables and charts. */
class RunProgramTest {
    private static final String TINY = """
            name: tiny
            data: {task: delayed-recall, length: 9, vocabulary: 4, train: 40, validation: 20, test: 20}
            model: {embedding: 3, units: 5}
            training: {epochs: 3, batch-size: 16}
            seeds: 2
            variants:
              none: {}
              words:
                keras: {dropout: 0.5, recurrent-dropout: 0.5}
            """;

    @TempDir
    static Path shared;

    @TempDir
    Path own;

    private static Program program = new Program(Path.of(""));
    private static Program.Result first = new Program.Result(0, "", "");

    @BeforeAll
    static void runOnce() {
        program = new Program(shared);
        program.write("tiny.yaml", TINY);
        first = program.run("run", "tiny.yaml", "--jobs", "1");
    }

    @Test
    void theSummaryIsOnStandardOutputAndProgressOnStandardError() {
        assertEquals(0, first.code(), first.err());
        List<String> words =
                first.out().lines().map(line -> line.split(" ", -1)[0]).limit(3).toList();
        assertEquals(List.of("variant", "none", "words"), words);
        assertTrue(first.err().startsWith("tiny: 4 trials"), first.err());
        assertTrue(first.err().contains("words, seed 2"), first.err());
        assertFalse(first.out().contains("seed 2"), first.out());
        assertFalse(first.err().contains("\u001b"), "no terminal, no escape sequences");
    }

    @Test
    void theFolderHasPlanTrialsTablesAndCharts() {
        Set<String> names = program.files("results/tiny").keySet();
        Set<String> trials = names.stream()
                .filter(name -> name.startsWith("trials/"))
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
        assertEquals(Set.of("trial.json", "epochs.csv"), trials);
        assertEquals(
                Set.of(
                        "plan.yaml",
                        "tables/epochs.csv",
                        "tables/epochs.md",
                        "tables/summary.csv",
                        "tables/summary.md",
                        "charts/accuracy.svg",
                        "charts/accuracy.png",
                        "charts/loss.svg",
                        "charts/loss.png"),
                names.stream().filter(name -> !name.startsWith("trials/")).collect(Collectors.toSet()));
        assertEquals(
                8, names.stream().filter(name -> name.startsWith("trials/")).count());
        assertEquals(
                1 + 2 * 2 * 3,
                program.text("results/tiny/tables/epochs.csv").lines().count());
    }

    @Test
    void theNumberOfJobsAndTheLocaleChangeNoByte() {
        Program turkish =
                new Program(shared, List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-9"));
        Program.Result result = turkish.run("run", "tiny.yaml", "--jobs", "3", "--results", "others");
        assertEquals(0, result.code(), result.err());
        assertEquals(first.out(), result.out());
        assertEquals(program.files("results/tiny"), program.files("others/tiny"));
    }

    @Test
    void aSecondRunTrainsNothingAndLeavesEveryByte() {
        Map<String, String> before = program.files("results/tiny");
        Program.Result again = program.run("run", "tiny.yaml");
        assertEquals(0, again.code());
        assertEquals(first.out(), again.out());
        assertFalse(again.err().contains("seed"), again.err());
        assertTrue(again.err().contains("finished before"), again.err());
        assertEquals(before, program.files("results/tiny"));
    }

    @Test
    void quietLeavesStandardErrorEmpty() {
        Program.Result result = program.run("run", "tiny.yaml", "--quiet", "--seeds", "1", "--results", "quiet");
        assertEquals(0, result.code());
        assertEquals("", result.err());
        assertEquals(
                1 + 2 * 3, program.text("quiet/tiny/tables/epochs.csv").lines().count());
    }

    @Test
    void aVariantsNumbersDoNotDependOnTheOthers() {
        program.write("more.yaml", TINY.replace("  none: {}\n", "").replace("name: tiny", "name: more") + """
                  same-in-sites:
                    lstm-input: {rate: 0.5, gates: per-gate}
                    lstm-recurrent: {rate: 0.5, gates: per-gate}
                  none: {}
                """);
        Program.Result result = program.run("run", "more.yaml", "--quiet");
        assertEquals(0, result.code(), result.err());
        Map<String, String> more = rows("results/more/tables/epochs.csv");
        rows("results/tiny/tables/epochs.csv")
                .forEach((key, row) -> assertEquals(row, more.get(key), "the row of " + key));
        assertEquals(
                more.get("words,1,3"),
                more.get("same-in-sites,1,3"),
                "variants that mean the same model have the same numbers");
        assertEquals(12, program.files("results/more/trials").size() + 4, "and share their trials");
    }

    /** The numbers of each row by variant, seed and epoch. */
    private static Map<String, String> rows(String file) {
        Map<String, String> rows = new TreeMap<>();
        program.text(file).lines().skip(1).forEach(line -> {
            String[] cells = line.split(",", 5);
            rows.put(cells[0] + "," + cells[1] + "," + cells[3], cells[2] + "," + cells[4]);
        });
        return rows;
    }

    @Test
    void csvDataGiveTheSameResultAsTheTaskThatWroteThem() {
        Program.Result data = program.run("data", "tiny.yaml", "--out", "csv", "--seed", "2");
        assertEquals(0, data.code(), data.err());
        assertEquals(3, data.out().lines().count());
        program.write(
                "csv.yaml",
                TINY.replaceAll(
                                "data: .*",
                                "data: {csv: {train: csv/train.csv, validation: csv/validation.csv, test: csv/test.csv}, vocabulary: 4}")
                        .replace("seeds: 2", "seeds: [2]")
                        .replace("name: tiny", "name: csv"));
        Program.Result result = program.run("run", "csv.yaml", "--quiet");
        assertEquals(0, result.code(), result.err());
        Map<String, String> tiny = rows("results/tiny/tables/epochs.csv");
        rows("results/csv/tables/epochs.csv")
                .forEach((key, row) ->
                        assertEquals(withoutTrial(tiny.getOrDefault(key, "")), withoutTrial(row), "the row of " + key));
    }

    private static String withoutTrial(String row) {
        return row.substring(row.indexOf(',') + 1);
    }

    @Test
    void trialsThatFailAreNamedCountedAndEndInExitCode3() {
        Program broken = new Program(own);
        broken.write(
                "broken.yaml",
                TINY.replace("batch-size: 16", "batch-size: 16, optimizer: {rmsprop: {learning-rate: 1e38}}"));
        Program.Result result = broken.run("run", "broken.yaml", "--seeds", "1");
        if (result.code() == 2) {
            // The file may bound the learning rate; then the largest that it allows has to do.
            throw new AssertionError(result.err());
        }
        assertEquals(3, result.code(), result.err());
        assertTrue(result.err().contains("none, seed 1 failed in epoch 1: "), result.err());
        assertTrue(result.err().contains("words, seed 1 failed in epoch 1: "), result.err());
        String summary = broken.text("results/tiny/tables/summary.csv");
        assertTrue(summary.contains("none,test_accuracy_at_best,0,1,"), summary);
        broken.files("results/tiny/tables").forEach((name, text) -> assertFalse(text.contains("NaN"), name));
    }

    @Test
    void allMistakesOfAFileAreToldAndNothingIsMade() throws IOException {
        Program bad = new Program(own);
        bad.write("bad.yaml", TINY.replace("length: 9", "lenght: 9").replace("dropout: 0.5,", "dropout: 1.5,"));
        Program.Result result = bad.run("run", "bad.yaml");
        assertEquals(2, result.code());
        assertEquals("", result.out());
        List<String> lines = result.err().lines().toList();
        assertEquals(2, lines.size(), result.err());
        assertTrue(lines.get(0).startsWith("bad.yaml:2:30: unknown key \"lenght\""), lines.get(0));
        assertTrue(lines.get(0).endsWith("did you mean length?"), lines.get(0));
        assertTrue(lines.get(1).startsWith("bad.yaml:9:22: "), lines.get(1));
        try (var made = Files.list(own)) {
            assertEquals(List.of(own.resolve("bad.yaml")), made.toList());
        }
    }

    @Test
    void aBrokenCsvIsFoundBeforeAnythingIsMade() throws IOException {
        Program bad = new Program(own);
        bad.write("a.csv", "label,tokens\n1,0 1\n2,1 0\n");
        bad.write(
                "bad.yaml", TINY.replaceAll("data: .*", "data: {csv: {train: a.csv, validation: a.csv, test: a.csv}}"));
        Program.Result result = bad.run("run", "bad.yaml");
        assertEquals(2, result.code(), result.err());
        assertTrue(result.err().contains("a.csv:3:1: "), result.err());
        assertFalse(Files.exists(own.resolve("results")));
    }

    @Test
    void aResultsFolderThatIsAFileIsOneSentence() {
        Program bad = new Program(own);
        bad.write("tiny.yaml", TINY);
        bad.write("taken", "");
        Program.Result result = bad.run("run", "tiny.yaml", "--results", "taken");
        assertEquals(2, result.code());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().contains("taken"), result.err());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anInterruptEndsInExitCode130AndARepeatedRunCompletes() throws IOException, InterruptedException {
        Program interrupted = new Program(own);
        String longer = TINY.replace("epochs: 3", "epochs: 40");
        interrupted.write("tiny.yaml", longer);
        Process process = interrupted.start("run", "tiny.yaml", "--jobs", "1");
        try (BufferedReader err = process.errorReader()) {
            String line = err.readLine();
            while (line != null && !line.startsWith("[1/4]")) {
                line = err.readLine();
            }
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            err.lines().forEach(rest -> {});
        }
        assertEquals(130, process.waitFor());
        assertTrue(interrupted.files("results/tiny").keySet().stream()
                .allMatch(name -> name.equals("plan.yaml") || name.startsWith("trials/")));

        assertEquals(0, interrupted.run("run", "tiny.yaml", "--quiet").code());
        assertEquals(
                0,
                interrupted
                        .run("run", "tiny.yaml", "--quiet", "--results", "whole")
                        .code());
        assertEquals(interrupted.files("whole/tiny"), interrupted.files("results/tiny"));
    }
}
