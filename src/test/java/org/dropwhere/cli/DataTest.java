package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataTest {
    private static final String SETTINGS =
            Tiny.SETTINGS.replace("test: 20", "test: 20, label-noise: 0.1") + "seeds: [5, 7]\n";

    @TempDir
    private Path folder;

    @Test
    void writesWhatATrialOfASeedSees() throws Exception {
        Tiny.write(folder, "task", SETTINGS + Tiny.VARIANTS);
        Result data = Program.in(folder).run("data", "task.yaml", "--out", "seed-7", "--seed", "7");
        assertEquals(
                new Result(
                        0,
                        Stream.of("train.csv", "validation.csv", "test.csv")
                                .map(file -> Path.of("seed-7", file) + "\n")
                                .reduce("", String::concat),
                        """
                        To use them in an experiment file, with paths relative to that file:
                        data: {csv: {train: train.csv, validation: validation.csv, test: test.csv}, vocabulary: 4}
                        """),
                data);
        List<String> train = Files.readAllLines(folder.resolve("seed-7/train.csv"));
        assertEquals("label,tokens", train.get(0));
        assertEquals(41, train.size());
        assertTrue(train.stream().skip(1).allMatch(line -> line.matches("[01],[0-3]( [0-3]){7}")));

        String model = SETTINGS.lines().skip(1).reduce("", (all, line) -> all + line + "\n");
        Tiny.write(folder.resolve("seed-7"), "csv", """
                data: {csv: {train: train.csv, validation: validation.csv, test: test.csv}, vocabulary: 4}
                """ + model + Tiny.VARIANTS);
        Program.in(folder).run("run", "task.yaml", "--quiet");
        Result fromCsv =
                Program.in(folder).run("run", Path.of("seed-7", "csv.yaml").toString(), "--quiet");
        assertEquals(0, fromCsv.code(), fromCsv.err());
        SortedMap<String, String> ofTask = epochsOfSeed7("task");
        assertEquals(Set.of("control", "in-keras-words", "by-site"), ofTask.keySet());
        assertEquals(ofTask, epochsOfSeed7("csv"));
    }

    /** The text of each variant's epochs.csv. */
    private SortedMap<String, String> epochsOfSeed7(String experiment) throws Exception {
        Path results = folder.resolve("results").resolve(experiment);
        SortedMap<String, String> epochs = new TreeMap<>();
        for (String row : Files.readAllLines(results.resolve("tables/epochs.csv"))) {
            String[] cells = row.split(",", -1);
            if (cells[1].equals("7")) {
                epochs.put(cells[0], Files.readString(results.resolve("trials/" + cells[2] + "/epochs.csv")));
            }
        }
        return epochs;
    }

    @Test
    void leavesFilesOfOthersAloneAndWritesItsOwnAgain() throws Exception {
        Tiny.write(folder);
        Program program = Program.in(folder);
        Path mine = Files.createDirectory(folder.resolve("dat")).resolve("validation.csv");
        Files.writeString(mine, "label,tokens\n1,1\n");
        Result refused = program.run("data", "tiny.yaml", "--out", "dat");
        assertEquals(
                new Result(
                        2,
                        "",
                        Path.of("dat", "validation.csv") + " is there already and holds something else, which is left"
                                + " alone. Move it away, or choose another folder.\n"),
                refused);
        assertEquals(
                List.of("validation.csv"),
                List.of(folder.resolve("dat").toFile().list()));
        Files.delete(mine);
        assertEquals(0, program.run("data", "tiny.yaml", "--out", "dat").code());
        assertEquals(0, program.run("data", "tiny.yaml", "--out", "dat").code());
    }

    @Test
    void saysWhatIsInTheWayOfItsFolder() throws Exception {
        Tiny.write(folder);
        Result result = Program.in(folder).run("data", "tiny.yaml", "--out", "tiny.yaml");
        assertEquals(new Result(2, "", "Cannot write tiny.yaml: tiny.yaml is a file, not a folder.\n"), result);
    }

    @Test
    void saysThatAFolderCannotBeWritten() throws Exception {
        Tiny.write(folder);
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "nothing is locked for root");
        Result result = Program.in(folder).run("data", "tiny.yaml", "--out", "locked");
        assertEquals(5, result.code());
        assertTrue(result.err().startsWith("Cannot write locked: no permission for locked"), result.err());
    }
}
