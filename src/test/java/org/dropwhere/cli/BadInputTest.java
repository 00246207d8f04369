package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {
    @TempDir
    private Path folder;

    @Test
    void tellsEveryMistakeOfAnExperimentWithItsPlace() throws Exception {
        Tiny.write(folder, "wrong", """
                data: {task: temporal-order, length: 8, vocabulary: 1, train: 40, validation: 20, test: 20}
                model: {embeding: 3, units: 4}
                training: {epochs: 0}
                seeds: 2
                variants:
                  control: {}
                  drop: {after-embeding: 1.5}
                """);
        Result result = Program.in(folder).run("run", "wrong.yaml");
        assertEquals(2, result.code());
        assertEquals("", result.out());
        assertEquals(
                List.of(
                        "wrong.yaml:1:53: data.vocabulary is 1; allowed is a whole number from 2 to 1000000"
                                + " (number of different tokens)",
                        "wrong.yaml:2:9: unknown key \"embeding\" in model; allowed are embedding, from, weights, units, layers, pooling, dense and mask-zero;"
                                + " did you mean embedding?",
                        "wrong.yaml:3:20: training.epochs is 0; allowed is a whole number from 1 to 100000"
                                + " (passes over the training sequences)",
                        "wrong.yaml:7:10: unknown key \"after-embeding\" in variants.drop; allowed are keras, pytorch,"
                                + " dl4j, tensorflow-1, word-type, token, after-embedding, lstm-input, lstm-recurrent,"
                                + " recurrent-weights, gate-outputs, candidate, cell, zoneout, state, between-layers,"
                                + " after-lstm and dense; did you mean after-embedding?"),
                result.errLines());
        assertNothingWasMade();
    }

    @Test
    void saysThatThereIsNothingToRunInAFileOfASearchAlone() throws Exception {
        Tiny.write(folder, "places", Tiny.SETTINGS + "search: {margin: {accuracy: 0.01}, budget: {trials: 400}}\n");
        assertEquals(
                new Result(
                        2,
                        "",
                        "places.yaml:1:1: the experiment lacks \"variants\", so that there is nothing to compare; add"
                                + " some, or let the command search find the best place\n"),
                Program.in(folder).run("run", "places.yaml"));
        assertNothingWasMade();
    }

    @Test
    void saysThatThereIsNoSuchFile() throws Exception {
        assertEquals(
                new Result(2, "", "nothing.yaml: there is no such file\n"),
                Program.in(folder).run("run", "nothing.yaml"));
        assertNothingWasMade();
    }

    @Test
    void namesTheFileThatMayBeMeant() throws Exception {
        Tiny.write(folder);
        assertEquals(
                new Result(2, "", "tinny.yml: there is no such file; did you mean tiny.yaml?\n"),
                Program.in(folder).run("run", "tinny.yml"));
        assertNothingWasMade();
    }

    @Test
    void saysThatAFolderIsNoFile() throws Exception {
        assertEquals(
                new Result(2, "", ".: this is a directory, not a file; name a YAML file\n"),
                Program.in(folder).run("plan", "."));
        assertNothingWasMade();
    }

    @Test
    void findsMistakesInCsvFilesBeforeItWritesAnything() throws Exception {
        Files.writeString(folder.resolve("good.csv"), "label,tokens\n0,1 2\n1,2 1\n");
        Files.writeString(folder.resolve("bad.csv"), "label,tokens\n0,1 2\n2,2 1\n");
        Tiny.write(folder, "from-csv", """
                data: {csv: {train: good.csv, validation: good.csv, test: bad.csv}}
                model: {embedding: 3, units: 4}
                training: {epochs: 1}
                seeds: 1
                variants: {control: {}}
                """);
        Result result = Program.in(folder).run("run", "from-csv.yaml");
        assertEquals(2, result.code());
        assertEquals("", result.out());
        assertEquals(1, result.errLines().size(), result.err());
        assertEquals("bad.csv:3:1:", result.err().split(" ", 2)[0]);
        assertNothingWasMade();
    }

    @Test
    void saysThatAFileIsInTheWayOfTheResults() throws Exception {
        Tiny.write(folder);
        Files.writeString(folder.resolve("taken"), "mine");
        Result result = Program.in(folder).run("run", "tiny.yaml", "--results", "taken");
        assertEquals(2, result.code());
        assertEquals("", result.out());
        assertEquals(
                "Cannot write " + Path.of("taken", "tiny", "lock") + ": taken is a file, not a folder.\n",
                result.err());
        assertEquals("mine", Files.readString(folder.resolve("taken")));
    }

    @Test
    void takesAFileForWhatItIsCalled() throws Exception {
        Tiny.write(folder, "@tiny", Tiny.SETTINGS + "seeds: 1\nname: tiny\nvariants: {control: {}}\n");
        Result result = Program.in(folder).run("plan", "@tiny.yaml");
        assertEquals(0, result.code(), result.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run    | FILE is empty; give the path of an experiment, a YAML file.
            plan   | FILE is empty; give the path of an experiment, a YAML file.
            report | FOLDER is empty; give the path of a results folder, such as results/quickstart.
            """)
    void saysThatAnArgumentIsEmpty(String command, String sentence) throws Exception {
        assertEquals(new Result(2, "", sentence + "\n"), Program.in(folder).run(command, ""));
    }

    @Test
    void saysWhereNothingCanBeMade() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc")), "no folder in which not even root can make one");
        Tiny.write(folder);
        assertEquals(
                new Result(5, "", "Cannot write /proc/x: nothing can be found or made at /proc/x.\n"),
                Program.in(folder).run("data", "tiny.yaml", "--out", "/proc/x"));
    }

    private void assertNothingWasMade() {
        assertFalse(Files.exists(folder.resolve("results")));
    }
}
