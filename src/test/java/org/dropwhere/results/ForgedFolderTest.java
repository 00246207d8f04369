package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever edits a results folder can renew its checksums: what cannot be is damaged all the same, and nothing else. */
class ForgedFolderTest {
    private static final String EXPERIMENT = """
            question: Is it so?
            data: {task: parity, length: 3, vocabulary: 2, train: 10, validation: 10, test: 10}
            model: {embedding: 1, units: 1}
            training: {epochs: 3}
            seeds: {first: 2, at-most: 4, spending: pocock}
            variants: {a: {}, b: {keras: {dropout: 0.5}}, c: {after-lstm: {matched-to: b}}}
            equivalence: {accuracy: 0.01}
            solved: {accuracy: 0.9}
            sweep: {grid: {data.train: [10, 20]}}
            """;
    private static final int MUTATIONS = 150;

    @TempDir
    private Path results;

    private ResultsFolder folder;
    private Plan plan;
    /** All have finished but the last, which has a checkpoint. */
    private List<Trial> trials;

    @BeforeEach
    void write() throws IOException {
        Path file = Files.writeString(results.resolve("forged.yaml"), EXPERIMENT.replace("{matched-to: b}", "0.25"));
        plan = Planner.plan(ExperimentFile.read(file), data -> "");
        trials = plan.trials();
        folder = HandMade.folder(results, "forged");
        folder.writePlan(plan);
        folder.keep(Look.at(plan));
        for (Trial trial : trials.subList(0, trials.size() - 1)) {
            folder.store(trial, outcome(), HandMade.PROVENANCE);
        }
        folder.keepCheckpoint(last(), HandMade.snapshot(last(), 0.5, 0.75));
    }

    private static Outcome outcome() {
        return HandMade.finished(0.5, 0.75, 0.625);
    }

    private Trial last() {
        return trials.get(trials.size() - 1);
    }

    private Path file(Trial trial, String name) {
        return folder.path().resolve("trials").resolve(trial.id()).resolve(name);
    }

    @Test
    void aChangedPlanIsThatOfAnExperimentOrDamaged() throws Exception {
        Path file = folder.path().resolve("plan.yaml");
        String whole = Files.readString(file);
        Forger forger = new Forger(1);
        int damaged = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Files.writeString(file, forger.plan(whole));
            try {
                assertTrue(folder.readPlan().isPresent());
            } catch (BadInput e) {
                assertPlain(file, e.sentences());
                damaged++;
            }
        }
        assertTrue(damaged > MUTATIONS / 2, damaged + " were noticed");
    }

    @Test
    void aChangedTrialIsSetAsideAndTheOthersAreUnharmed() throws Exception {
        Trial changed = trials.get(1);
        String json = Files.readString(file(changed, "trial.json"));
        String epochs = Files.readString(file(changed, "epochs.csv"));
        Forger forger = new Forger(2);
        for (int i = 0; i < MUTATIONS; i++) {
            Files.writeString(file(changed, "trial.json"), json);
            Files.writeString(file(changed, "epochs.csv"), epochs);
            if (i % 2 == 0) {
                Files.writeString(file(changed, "trial.json"), forger.trial(json));
            } else {
                Forger.writeEpochs(folder.path().resolve("trials").resolve(changed.id()), forger.csv(epochs));
            }
            assertUnharmedBut(changed);
        }
    }

    @Test
    void aChangedCheckpointIsSetAside() throws Exception {
        byte[] whole = Files.readAllBytes(file(last(), "checkpoint.bin"));
        Forger forger = new Forger(3);
        for (int i = 0; i < MUTATIONS; i++) {
            Files.write(file(last(), "checkpoint.bin"), forger.checkpoint(whole));
            assertUnharmedBut(last());
        }
    }

    @Test
    void aChangedRecordOfLooksIsOneOrLost() throws Exception {
        Path file = folder.path().resolve("looks.csv");
        String text = """
                # dropwhere looks 3
                seeds,at_most,spending,arms
                1 2,4,pocock,0123456789abcdef fedcba9876543210
                1 2 3,4,pocock,0123456789abcdef
                """;
        Forger forger = new Forger(4);
        for (int i = 0; i < MUTATIONS; i++) {
            Files.writeString(file, Forger.sealedLooks(forger.csv(text)));
            Optional<String> lost = folder.repairLooks();
            lost.ifPresent(sentence -> assertPlain(file, List.of(sentence)));
            assertEquals(lost.isPresent(), folder.looks().contains(Look.UNKNOWN));
        }
    }

    private void assertUnharmedBut(Trial changed) {
        FolderContents contents = folder.takeOver(plan);
        contents.damaged().forEach(sentence -> assertPlain(folder.path(), List.of(sentence)));
        assertTrue(contents.damaged().size() <= 1, contents.damaged().toString());
        Map<Trial, Outcome> others = new LinkedHashMap<>(contents.ended());
        others.remove(changed);
        Map<Trial, Outcome> expected = new LinkedHashMap<>();
        trials.stream()
                .filter(trial -> !trial.equals(changed) && !trial.equals(last()))
                .forEach(trial -> expected.put(trial, outcome()));
        assertEquals(expected, others);
        // What a report would ask for.
        folder.provenances(folder.results(plan));
    }

    /** One short line that names the file, in the words of people. */
    private static void assertPlain(Path file, List<String> sentences) {
        assertEquals(1, sentences.size());
        String sentence = sentences.get(0);
        assertTrue(sentence.startsWith(file.toString()) && sentence.contains(" is damaged: "), sentence);
        assertTrue(sentence.length() < file.toString().length() + 700, sentence);
        assertTrue(!sentence.matches("(?s).*(Exception|java\\.|dropwhere\\.config|tools\\.jackson).*"), sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'epochs: 3'           | 'epochs: 2000000000'  | training.epochs is 2000000000; allowed is a whole number from 1 to 100000
            'units: 1'            | 'units: 2000000000'   | model.units is 2000000000; allowed is
            'vocabulary: 2'       | 'vocabulary: -2'      | data.vocabulary is -2; allowed is
            'name: forged'        | 'name: ../forged'     | name is the text "../forged"; allowed is
            'name: a'             | 'name: =cmd()'        | the name "=cmd()" in variants is not allowed
            'first'               | 'first'               |
            'accuracy: 0.01'      | 'accuracy: .nan'      | a number is NaN
            'solved: 0.9'         | 'solved: 9'           | solved.accuracy is 9; allowed is
            'data.train'          | '<script>'            | an axis is no path of a setting
            '"seed": 2'           | '"seed": 3'           | its cells are not those of its variants and seeds
            'dropout: 0.5'        | 'dropout: 5'          | variants.b.keras.dropout is 5; allowed is
            'overrides: []'       | 'overrides: [[1]]'    | overrides.[0] is missing or not a text
            'experiment:'         | 'experiment: &a'      |
            'overrides: []'       | 'overrides: *a'       | it holds an alias
            'overrides: []'       | 'overrides: !!set {}' | it holds a tag
            'overrides: []'       | 'overrides: [{a: 1, a: 2}]' | a key is there twice
            """)
    void aPlanIsDamagedWhereItBreaksTheRulesOfExperiments(String from, String to, String reason) throws Exception {
        Path file = folder.path().resolve("plan.yaml");
        String text = TrailingChecksum.COMMENT.open(Files.readAllBytes(file));
        // The experiment alone, as the trials' ids would have to follow.
        int end = text.indexOf("\ntrials:");
        Files.writeString(file, Forger.sealedYaml(text.substring(0, end).replace(from, to) + text.substring(end)));
        if (reason == null) {
            assertEquals(Optional.of(plan), folder.readPlan());
            return;
        }
        String sentence =
                assertThrows(BadInput.class, folder::readPlan).sentences().get(0);
        assertTrue(sentence.contains(reason), sentence);
    }

    @Test
    void deepNestingAndManyBytesAreNoticedBeforeTheyTakeStackOrMemory() throws Exception {
        String deep = "[".repeat(40_000) + "]".repeat(40_000);
        Path planFile = folder.path().resolve("plan.yaml");
        Files.writeString(planFile, Forger.sealedYaml("trials: " + deep + "\n"));
        String sentence =
                assertThrows(BadInput.class, folder::readPlan).sentences().get(0);
        assertTrue(sentence.contains("it is nested more than 20 levels deep"), sentence);
        Files.writeString(planFile, Forger.sealedYaml("trials: \"" + "a".repeat(100_000) + "\"\n"));
        String tooLong =
                assertThrows(BadInput.class, folder::readPlan).sentences().get(0);
        assertTrue(tooLong.contains("a line has more than 100000 characters"), tooLong);

        Files.writeString(file(trials.get(0), "trial.json"), Forger.sealedJson("{\"id\" : " + deep + "}"));
        assertTrue(folder.damage(trials.get(0)).orElseThrow().contains("is damaged: it is nothing that"));
        for (String name : List.of("trial.json", "epochs.csv", "checkpoint.bin")) {
            try (RandomAccessFile huge = new RandomAccessFile(file(last(), name).toFile(), "rw")) {
                huge.setLength(5L << 30);
            }
        }
        assertTrue(folder.damagedFiles(trials, "its trial runs again")
                .get(1)
                .contains("trial.json is damaged: it is longer than the 4194304 bytes"));
        Files.delete(file(last(), "trial.json"));
        assertTrue(folder.damagedFiles(trials, "its trial runs again")
                .get(1)
                .contains("checkpoint.bin is damaged: it is longer than the "));
    }

    @ParameterizedTest
    @CsvSource({"-1", "2000000000", "0", "13"})
    void aCheckpointWithOtherLengthsThanItsModelIsNoticed(int length) throws Exception {
        byte[] whole = Files.readAllBytes(file(last(), "checkpoint.bin"));
        byte[] content = Arrays.copyOf(whole, whole.length - 32);
        int weights = HandMade.snapshot(last(), 0.5).state().weights().length;
        ByteBuffer.wrap(content).putInt(content.length - 2 * (4 + 4 * weights), length);
        Files.write(file(last(), "checkpoint.bin"), Forger.sealedCheckpoint(content));
        assertTrue(folder.damagedFiles(trials, "its trial runs again")
                .get(0)
                .contains("there are " + length + " weights"));
        assertEquals(Optional.empty(), folder.checkpoint(last()));
    }
}
