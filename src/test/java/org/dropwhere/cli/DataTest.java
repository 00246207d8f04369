package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.data.Dataset;
import org.dropwhere.data.Datasets;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Sequences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataTest {
    private static final String SETTINGS =
            Tiny.SETTINGS.replace("test: 20", "test: 20, label-noise: 0.1") + "seeds: [5, 7]\n";

    private static final String FEATURE_VARIANTS =
            "variants: {control: {}, input: {lstm-input: 0.5}, keras: {keras: {dropout: 0.5, recurrent-dropout: 0.5}}}\n";

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

    @ParameterizedTest
    @ValueSource(strings = {"csv --gzip", "jsonl", "jsonl --gzip", "npz", "npz --gzip", "npy", "npy --gzip"})
    void everyFormatGivesTheSameSequences(String options) throws Exception {
        Tiny.write(folder, "task", SETTINGS + Tiny.VARIANTS);
        sameSequences("task", SETTINGS, "--format " + options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl --gzip"})
    void formatsOfTextKeepLengthsAndWhichStepsArePadding(String format) throws Exception {
        String settings = SETTINGS.replace("length: 8", "length: {from: 3, to: 9}, pad: {to: 7}");
        Tiny.write(folder, "task", settings + Tiny.VARIANTS);
        String yaml = sameSequences("task", settings, "--format " + format);
        assertTrue(yaml.endsWith(", vocabulary: 5, pad: {to: 7}}"), yaml);
    }

    @Test
    void arraysHoldRectanglesOnlyAndForgetWhatIsPadding() throws Exception {
        String ragged = SETTINGS.replace("length: 8", "length: {from: 3, to: 9}");
        Tiny.write(folder, "ragged", ragged + Tiny.VARIANTS);
        for (String format : List.of("npy", "npz")) {
            Result refused = Program.in(folder).run("data", "ragged.yaml", "--out", "dat", "--format", format);
            assertEquals(2, refused.code());
            assertTrue(
                    refused.err()
                            .endsWith(", and a NumPy array is a rectangle. Say pad: {to: 9} in the experiment, or write"
                                    + " JSON lines or CSV, which keep the lengths.\n"),
                    refused.err());
        }
        assertFalse(Files.exists(folder.resolve("dat")));
        Tiny.write(folder, "padded", ragged.replace("9}", "9}, pad: {to: 9}") + Tiny.VARIANTS);
        Result padded = Program.in(folder).run("data", "padded.yaml", "--out", "dat", "--format", "npz");
        assertEquals(0, padded.code(), padded.err());
        assertTrue(padded.err().endsWith("""
                        An array does not say where its padding ends, so masks that change with time differ from those \
                        of the experiment. With --format csv or jsonl they are the same.
                        """), padded.err());
    }

    @Test
    void wordsAreWrittenAsTokensAndLabelsAsNumbers() throws Exception {
        StringBuilder text = new StringBuilder("text,mood\n");
        for (int i = 0; i < 24; i++) {
            text.append("word%d and %s,%s\n".formatted(i % 5, i % 2 == 0 ? "good" : "bad", i % 2 == 0 ? "up" : "down"));
        }
        Files.writeString(folder.resolve("text.csv"), text);
        String data = "data: {file: text.csv, columns: {label: mood}, labels: {1: up}, words: {},"
                + " split: {validation: 0.2, test: 0.2, per-seed: true}}\n";
        String settings = data + SETTINGS.substring(SETTINGS.indexOf("model:"));
        Tiny.write(folder, "words", settings + Tiny.VARIANTS);
        sameSequences("words", settings, "--format jsonl");
        assertTrue(Files.readString(folder.resolve("seed-7/train.jsonl"))
                .matches("(\\{\"tokens\": \\[\\d, \\d, \\d\\], \"label\": [01]\\}\n)+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl", "npz", "npy --gzip"})
    void featuresAreWrittenAsANetworkReadsThem(String format) throws Exception {
        StringBuilder text = new StringBuilder("sequence,a,b,label\n");
        for (int i = 0; i < 30; i++) {
            for (int t = 0; t < 4; t++) {
                text.append("s%d,%d.125,%d,%d\n".formatted(i, i * t % 7, i + t, i % 2));
            }
        }
        Files.writeString(folder.resolve("long.csv"), text);
        String data = "data: {file: long.csv, features: {standardise: true}, split: {validation: 0.2, test: 0.2}}\n";
        String settings = data + "model: {units: 4}\n" + SETTINGS.substring(SETTINGS.indexOf("training:"));
        Tiny.write(folder, "long", settings + FEATURE_VARIANTS);
        String yaml = sameSequences("long", settings, "--format " + format);
        assertTrue(yaml.endsWith(", features: {}}"), yaml);
    }

    /**
     * Writes the data of seed 7 and compares them with those of an experiment that names the files; gives the line it
     * used.
     */
    private String sameSequences(String name, String settings, String options) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("data", file(name + ".yaml"), "--out", file("seed-7"), "--seed", "7"));
        arguments.addAll(List.of(options.split(" ")));
        String yaml = here(arguments).lines().toList().get(1);
        String variants = settings.contains("features:") ? FEATURE_VARIANTS : Tiny.VARIANTS;
        String rest = settings.lines().skip(1).reduce("", (all, line) -> all + line + "\n");
        Tiny.write(folder.resolve("seed-7"), "written", yaml + "\n" + rest + variants);
        Dataset expected = dataset(name + ".yaml");
        Dataset written = dataset("seed-7/written.yaml");
        assertEquals(expected.inputs(), written.inputs());
        assertSame(expected.train(), written.train());
        assertSame(expected.validation(), written.validation());
        assertSame(expected.test(), written.test());
        return yaml;
    }

    /** What a trial of seed 7 sees; all that it does follows from it. */
    private Dataset dataset(String experiment) {
        return Datasets.of(
                ExperimentFile.read(folder.resolve(experiment)).first().data(), 7);
    }

    private static void assertSame(Sequences expected, Sequences actual) {
        assertArrayEquals(expected.labels(), actual.labels());
        if (expected.steps() instanceof FeatureSteps features) {
            assertArrayEquals(features.values(), ((FeatureSteps) actual.steps()).values());
        } else {
            assertArrayEquals(expected.tokens(), actual.tokens());
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(expected.steps().paddingBefore(i), actual.steps().paddingBefore(i));
            }
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    /** What a command says on standard error; in this process, which saves the start of many. */
    private static String here(List<String> args) {
        StringWriter err = new StringWriter();
        int code = Dropwhere.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err))
                .execute(args.toArray(String[]::new));
        assertEquals(ExitCode.DONE, code, err.toString());
        return err.toString();
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
