package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.results.Forger;
import org.dropwhere.results.Renumbered;
import org.dropwhere.text.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trials on files keep which test sequences they answered rightly. The folder that the test goes on with was written
 * when none was kept yet: two trials are finished, and one is stopped after its first epoch.
 */
class TestAnswersTest {
    private static final Path BEFORE = Path.of("src/test/resources/formats/without-test-answers");
    private static final String NAME = "test-answers.bin";
    private static final int SEQUENCES = 37;
    /** How many bytes the answers after the last epoch take, at the end of the file. */
    private static final int LAST = 5;

    @TempDir
    private static Path folder;

    /** The folders of a trial that had finished, of the one that was stopped, and of one that had not begun. */
    private static String finished;

    private static String stopped;
    private static String open;

    private static SortedMap<String, String> before;
    private static SortedMap<String, String> goneOn;
    private static SortedMap<String, String> anew;

    @BeforeAll
    static void goOnAndRunAnew() throws Exception {
        try (Stream<Path> paths = Files.walk(BEFORE).filter(Files::isRegularFile)) {
            for (Path path : paths.toList()) {
                Path to = folder.resolve(BEFORE.relativize(path).toString());
                Files.createDirectories(to.getParent());
                Files.copy(path, to);
            }
        }
        Renumbered renumbered = Renumbered.inPlace(folder.resolve("of-files"));
        finished = "trials/" + renumbered.id("fd569dc3ac77ad0d") + "/";
        stopped = "trials/" + renumbered.id("7e6bd52dc2065745") + "/";
        open = "trials/" + renumbered.id("aeea684626e527dc") + "/";
        before = Program.files(folder.resolve("of-files"));
        Program program = Program.in(folder);
        Result result = program.run("run", "of-files/experiment.yaml", "--results", ".", "--quiet");
        assertEquals("", result.err());
        assertEquals(0, result.code());
        assertEquals(
                0,
                program.run("run", "of-files/experiment.yaml", "--results", "anew", "--quiet")
                        .code());
        goneOn = Program.files(folder.resolve("of-files"));
        anew = Program.files(folder.resolve("anew/of-files"));
    }

    /** A copy of the new run's folder, as near to the CSV files. */
    private static Path copy(String name) throws IOException {
        for (String file : anew.keySet()) {
            Path to = folder.resolve(name).resolve("of-files").resolve(file);
            Files.createDirectories(to.getParent());
            Files.copy(folder.resolve("anew/of-files").resolve(file), to);
        }
        return folder.resolve(name).resolve("of-files");
    }

    @Test
    void trialsThatHadFinishedBeforeStayAsTheyWere() {
        assertEquals(before.get(finished + "trial.json"), goneOn.get(finished + "trial.json"));
        assertFalse(goneOn.containsKey(finished + NAME));
    }

    /** The other trials were trained by another machine, whose numbers may differ. */
    @Test
    void aTrialThatBeginsNowHasThem() {
        assertTrue(goneOn.containsKey(open + NAME));
        assertEquals(anew.get(open + NAME), goneOn.get(open + NAME));
        assertEquals(anew.get(open + "epochs.csv"), goneOn.get(open + "epochs.csv"));
    }

    @Test
    void aTrialWhoseBestEpochWasBeforeTheyWereKeptHasNone() throws IOException {
        // It was the first one, after which the run was stopped.
        assertTrue(Objects.requireNonNull(anew.get(stopped + "trial.json")).contains("\"best-epoch\" : 1,"));
        assertFalse(goneOn.containsKey(stopped + NAME));
        assertTrue(Objects.requireNonNull(goneOn.get(stopped + "trial.json"))
                .startsWith("{\n  \"format\" : \"dropwhere trial 4\""));
        assertTrue(anew.containsKey(stopped + NAME));
        assertTrue(Objects.requireNonNull(anew.get(stopped + "trial.json"))
                .startsWith("{\n  \"format\" : \"dropwhere trial 4\""));
    }

    @Test
    void theTableHasTheTestOverSeedsAndSequencesWhereAllTrialsHaveThem() {
        String columns = "test_sequences,crossed_se,crossed95_low,crossed95_high,crossed_p";
        String table = Objects.requireNonNull(anew.get("tables/comparisons.csv"));
        assertTrue(table.lines().findFirst().orElseThrow().contains(columns), table);
        assertFalse(Objects.requireNonNull(goneOn.get("tables/comparisons.csv")).contains("crossed"));
    }

    @Test
    void trialsWithAndWithoutThemComeOutAgainAsStored() throws Exception {
        Path without = copy("mixed").resolve(open);
        String json = Forger.openedJson(Files.readString(without.resolve("trial.json")))
                .replace("dropwhere trial 3", "dropwhere trial 2")
                .replaceFirst(",\n *\"sha-256-of-test-answers-bin\" : \"[0-9a-f]+\"", "");
        Files.writeString(without.resolve("trial.json"), Forger.sealedJson(json));
        Files.delete(without.resolve(NAME));
        assertEquals(
                new Result(0, "4 trials came out again as stored, byte for byte.\n", ""),
                Program.in(folder).run("verify", "mixed/of-files", "--quiet"));
    }

    @Test
    void damagedAndLostOnesAreNamedAndTheirTrialsRunAgain() throws Exception {
        Path results = copy("damaged");
        Files.write(results.resolve(finished + NAME), new byte[0]);
        byte[] changed = Files.readAllBytes(results.resolve(stopped + NAME));
        changed[changed.length - 2] ^= 4;
        Files.write(results.resolve(stopped + NAME), changed);
        Files.delete(results.resolve(open + NAME));
        Result run = Program.in(folder).run("run", "of-files/experiment.yaml", "--results", "damaged", "--quiet");
        assertEquals(0, run.code());
        assertEquals(
                Stream.of(
                                finished + NAME + " is damaged: it is empty; its trial runs again"
                                        + " (what was there is now test-answers.bin.damaged).",
                                stopped + NAME + " is damaged: its content does not have the checksum in trial.json;"
                                        + " its trial runs again (what was there is now test-answers.bin.damaged).",
                                open + NAME + " is damaged: it is missing; its trial runs again.")
                        .map(sentence -> "damaged/of-files/" + sentence)
                        .sorted()
                        .toList(),
                run.errLines().stream().sorted().toList());
        Files.delete(results.resolve(finished + NAME + ".damaged"));
        Files.delete(results.resolve(stopped + NAME + ".damaged"));
        assertEquals(anew, Program.files(results));
    }

    @Test
    void thoseOfALaterVersionAreRefusedAndLeftAsTheyAre() throws Exception {
        Path results = copy("later");
        byte[] later = Files.readAllBytes(results.resolve(open + NAME));
        later["\0\30dropwhere test-answers ".length()] = '9';
        Files.write(results.resolve(open + NAME), later);
        SortedMap<String, String> before = Program.files(results);
        Result refused = new Result(
                2,
                "",
                "later/of-files/" + open + NAME + " is of format 9 of a later version of Dropwhere;"
                        + " this one reads format 1. Use the version that wrote it or a newer one.\n");
        Program program = Program.in(folder);
        assertEquals(refused, program.run("report", "later/of-files"));
        assertEquals(refused, program.run("verify", "later/of-files"));
        assertEquals(refused, program.run("run", "of-files/experiment.yaml", "--results", "later", "--quiet"));
        assertEquals(before, Program.files(results));
    }

    @Test
    void verifyNamesTheSequencesThatComeOutDifferently() throws Exception {
        Path trial = copy("forged").resolve(open);
        forge(trial, swapped(Files.readAllBytes(trial.resolve(NAME))));
        Result result = Program.in(folder).run("verify", "forged/of-files", "--quiet");
        assertEquals(3, result.code(), result.err());
        assertEquals(
                2,
                result.out()
                        .lines()
                        .filter(line -> line.matches(".* test-at-last\\.sequence-\\d+ +(right +wrong|wrong +right)"))
                        .count(),
                result.out());
    }

    @Test
    void answersThatDoNotComeToTheAccuracyAreDamage() throws Exception {
        Path trial = copy("inconsistent").resolve(open);
        byte[] changed = Files.readAllBytes(trial.resolve(NAME));
        changed[changed.length - LAST] ^= 1;
        forge(trial, changed);
        Result result = Program.in(folder).run("report", "inconsistent/of-files");
        assertTrue(
                result.err()
                        .startsWith("inconsistent/of-files/" + open + "trial.json is damaged: it is nothing that this"
                                + " version of the program has written (a test accuracy is 0."),
                result.err());
    }

    /** Exchanges the answers, after the last epoch, to one sequence that was right and one that was wrong. */
    private static byte[] swapped(byte[] bytes) {
        int first = bytes.length - LAST;
        int right = -1;
        int wrong = -1;
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            boolean isRight = (bytes[first + sequence / 8] >> sequence % 8 & 1) == 1;
            right = isRight ? sequence : right;
            wrong = isRight ? wrong : sequence;
        }
        byte[] changed = bytes.clone();
        for (int sequence : new int[] {right, wrong}) {
            changed[first + sequence / 8] ^= (byte) (1 << sequence % 8);
        }
        return changed;
    }

    /** Writes other answers with the checksums that belong to them. */
    private static void forge(Path trial, byte[] changed) throws Exception {
        String before = Sha256.of(Files.readAllBytes(trial.resolve(NAME)));
        Files.write(trial.resolve(NAME), changed);
        Path json = trial.resolve("trial.json");
        String opened = Forger.openedJson(Files.readString(json));
        Files.writeString(json, Forger.sealedJson(opened.replace(before, Sha256.of(changed))));
    }
}
